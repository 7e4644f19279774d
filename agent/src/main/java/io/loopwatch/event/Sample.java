// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One look at a loop's thread while it was inside a callback.
 *
 * @param stack innermost frame first, woven frames already removed
 * @param state the thread's state at the sample
 * @param lock what it waited for, or null
 * @param late true where the callback changed while the stack was taken: the stack is of its end,
 *     or of the next
 * @param inNative true where it was in code that is not the JVM's: then the innermost frame is the
 *     native method, or the caller of a foreign function; of a woven call that nobody looked at,
 *     whether it leaves the JVM
 * @param suspended true where a debugger held it
 * @param sinceNanos the time that it stands for: since the sample before; of the first, since the
 *     stall began
 * @param usage where the thread's time went since the sample before
 */
public record Sample(
    List<StackTraceElement> stack,
    Thread.State state,
    @Nullable HeldLock lock,
    boolean late,
    boolean inNative,
    boolean suspended,
    long sinceNanos,
    Usage usage) {
  /** Copies the list. */
  public Sample {
    stack = List.copyOf(stack);
  }

  /** One that was not in native code. */
  public Sample(
      List<StackTraceElement> stack, Thread.State state, @Nullable HeldLock lock, boolean late) {
    this(stack, state, lock, late, false);
  }

  /** One of which nothing more is known. */
  public Sample(
      List<StackTraceElement> stack,
      Thread.State state,
      @Nullable HeldLock lock,
      boolean late,
      boolean inNative) {
    this(stack, state, lock, late, inNative, false, 0, Usage.NONE);
  }

  /** The same, and what it stands for. */
  public Sample standingFor(long nanos, Usage used, @Nullable HeldLock since) {
    return new Sample(stack, state, since, late, inNative, suspended, nanos, used);
  }
}
