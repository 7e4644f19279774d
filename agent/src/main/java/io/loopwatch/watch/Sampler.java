// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Sample;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes stacks. A stack stops its thread for 11 to 22 µs on Java 21 and later, for 160 µs on 17.
 */
final class Sampler {
  private final Supplier<@Nullable String> dumps;
  private LongFunction<@Nullable Thread> mounted = carrier -> null;
  private @Nullable JvmFigures figures;
  private @Nullable ClassInitWatch initialisations;

  /** One that takes the JVM's own thread dumps where it must. */
  Sampler() {
    this(ClassInitAccess::dump);
  }

  Sampler(Supplier<@Nullable String> dumps) {
    this.dumps = dumps;
  }

  /** Who knows which virtual thread the carrier of a number runs; null for none. */
  void askForMounted(LongFunction<@Nullable Thread> who) {
    mounted = who;
  }

  /** The JVM's own figures. */
  JvmFigures figures() {
    JvmFigures present = figures;
    if (present == null) {
      present = new JvmFigures(id -> mounted.apply(id));
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
    return sample(thread, thread, progress);
  }

  /**
   * Looks at a virtual thread that is mounted. Its carrier's state is its own, and its stack begins
   * where the carrier's ends.
   *
   * @param progress as above, of the carrier
   * @return null where it may have left
   */
  @Nullable Sample sampleMounted(Thread carrier, Thread mounted, LongSupplier progress) {
    return sample(carrier, mounted, progress);
  }

  private @Nullable Sample sample(Thread thread, Thread runs, LongSupplier progress) {
    long cpuNanos = figures().cpuNanos(thread);
    Thread.State state = thread.getState();
    StackTraceElement[] frames = runs.getStackTrace();
    if (runs != thread && frames.length == 0) {
      return null; // it is not quite there yet
    }
    List<StackTraceElement> stack = Stacks.clean(frames);
    // Of a carrier the JVM says that it waits for its virtual thread, whatever that does.
    HeldLock lock = waits(state) && runs == thread ? figures().lockOf(thread) : null;
    boolean inNative = state == Thread.State.RUNNABLE && figures().isInNative(thread);
    long since = state == Thread.State.TERMINATED ? Long.MAX_VALUE : progress.getAsLong();
    if (since > 1 || since != 0 && runs != thread) {
      return null; // a virtual thread that has left may be anywhere
    }
    if (since == 0 && state == Thread.State.RUNNABLE && !inNative && isIdle(thread, cpuNanos)) {
      lock = initialisations().lockOf(thread, cpuNanos);
    }
    return new Sample(stack, state, lock, since == 1, inNative);
  }

  private boolean isIdle(Thread thread, long cpuNanos) {
    return cpuNanos >= 0 && figures().cpuNanos(thread) == cpuNanos;
  }

  private static boolean waits(Thread.State state) {
    return state == Thread.State.BLOCKED
        || state == Thread.State.WAITING
        || state == Thread.State.TIMED_WAITING;
  }
}
