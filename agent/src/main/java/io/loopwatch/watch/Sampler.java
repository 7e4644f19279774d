// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Sample;
import io.loopwatch.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes stacks. A stack stops its thread for 11 to 22 µs on Java 21 and later, for 160 µs on 17.
 */
final class Sampler {
  /** The probe's classes share this prefix, in the boot loader and in unit tests. */
  private static final String WOVEN =
      Probe.class.getName().substring(0, Probe.class.getName().length() - "Probe".length());

  private final Supplier<@Nullable String> dumps;
  private @Nullable JvmFigures figures;
  private @Nullable ClassInitWatch initialisations;

  /** One that takes the JVM's own thread dumps where it must. */
  Sampler() {
    this(ClassInitAccess::dump);
  }

  Sampler(Supplier<@Nullable String> dumps) {
    this.dumps = dumps;
  }

  /** The JVM's own figures. */
  JvmFigures figures() {
    JvmFigures present = figures;
    if (present == null) {
      present = new JvmFigures();
      figures = present;
    }
    return present;
  }

  private ClassInitWatch initialisations() {
    ClassInitWatch present = initialisations;
    if (present == null) {
      present = new ClassInitWatch(figures(), System::nanoTime, dumps);
      initialisations = present;
    }
    return present;
  }

  /**
   * Looks at a thread.
   *
   * @param progress asked after the stack is taken, as {@link OpenReport#look} says
   * @return null where the stack may be of something else
   */
  @Nullable Sample sample(Thread thread, LongSupplier progress) {
    long cpuNanos = figures().cpuNanos(thread);
    Thread.State state = thread.getState();
    List<StackTraceElement> stack = withoutNoise(thread.getStackTrace());
    HeldLock lock = waits(state) ? figures().lockOf(thread) : null;
    boolean inNative = state == Thread.State.RUNNABLE && figures().isInNative(thread);
    long since = state == Thread.State.TERMINATED ? Long.MAX_VALUE : progress.getAsLong();
    if (since > 1) {
      return null;
    }
    if (since == 0 && state == Thread.State.RUNNABLE && !inNative && isIdle(thread, cpuNanos)) {
      lock = initialisations().lockOf(thread, cpuNanos);
    }
    return new Sample(stack, state, lock, since == 1, inNative);
  }

  private boolean isIdle(Thread thread, long cpuNanos) {
    return cpuNanos >= 0 && figures().cpuNanos(thread) == cpuNanos;
  }

  /**
   * The probe's own frames, and those of a lambda's hidden class, which Java 17 shows and later
   * versions do not.
   */
  private static boolean isNoise(String type) {
    return type.startsWith(WOVEN) || type.contains("$$Lambda");
  }

  private static boolean waits(Thread.State state) {
    return state == Thread.State.BLOCKED
        || state == Thread.State.WAITING
        || state == Thread.State.TIMED_WAITING;
  }

  private static List<StackTraceElement> withoutNoise(StackTraceElement[] frames) {
    List<StackTraceElement> stack = new ArrayList<>(frames.length);
    for (StackTraceElement frame : frames) {
      if (!isNoise(frame.getClassName())) {
        stack.add(frame);
      }
    }
    return stack;
  }
}
