// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence of one stall says.
 *
 * @param cause why the loop stood still
 * @param operation what it did, in a user's words ({@code Thread.sleep}, {@code synchronized}, …),
 *     or null
 * @param share part of the samples, 0 to 1, that show cause and operation
 * @param culprit innermost frame of the application's own code in the most telling sample, or null
 * @param stack the most telling sample's stack, innermost first; empty without a sample
 * @param stackLate true where that stack was taken as the callback ended
 * @param callback class of the task or handler, or null where neither loop nor stack tells
 * @param lock what the thread waited for, or null
 * @param topFrames the innermost frames by number of samples, most first, at most five
 * @param pin of a virtual thread that waited on its carrier what kept it there; else null
 * @param causes how the time divides among the causes, in nanoseconds; what is not known is left
 *     out
 * @param hint one line that says what to do about it, or null
 */
public record Diagnosis(
    Cause cause,
    @Nullable String operation,
    double share,
    @Nullable StackTraceElement culprit,
    List<StackTraceElement> stack,
    boolean stackLate,
    @Nullable String callback,
    @Nullable HeldLock lock,
    List<FrameCount> topFrames,
    @Nullable Pin pin,
    Map<Cause, Long> causes,
    @Nullable String hint) {
  /** Copies the lists and the map. */
  public Diagnosis {
    stack = List.copyOf(stack);
    topFrames = List.copyOf(topFrames);
    causes = Map.copyOf(causes);
  }

  /** One of a thread that was not pinned. */
  public Diagnosis(
      Cause cause,
      @Nullable String operation,
      double share,
      @Nullable StackTraceElement culprit,
      List<StackTraceElement> stack,
      boolean stackLate,
      @Nullable String callback,
      @Nullable HeldLock lock,
      List<FrameCount> topFrames) {
    this(cause, operation, share, culprit, stack, stackLate, callback, lock, topFrames, null);
  }

  /** One without a hint. */
  public Diagnosis(
      Cause cause,
      @Nullable String operation,
      double share,
      @Nullable StackTraceElement culprit,
      List<StackTraceElement> stack,
      boolean stackLate,
      @Nullable String callback,
      @Nullable HeldLock lock,
      List<FrameCount> topFrames,
      @Nullable Pin pin) {
    this(
        cause, operation, share, culprit, stack, stackLate, callback, lock, topFrames, pin,
        Map.of(), null);
  }
}
