// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Usage;
import io.loopwatch.watch.JvmFigures.Condition;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes stacks. A stack stops its thread for 11 to 22 µs on Java 21 and later, for 160 µs on 17.
 *
 * <p>Whether a carrier of virtual threads is in native code can only be asked while all threads are
 * stopped, see {@link JvmFigures}. So it is asked where that matters, of one that uses no CPU time,
 * and not again until it has used some: as long as it does not run it cannot have come back.
 */
final class Sampler {
  private final Supplier<@Nullable String> dumps;
  private final Function<Carrying, JvmFigures> figuring;
  private final Map<Thread, Idle> idle = new WeakHashMap<>();
  private Carrying carrying = Carrying.NONE;
  private @Nullable JvmFigures figures;
  private @Nullable ClassInitWatch initialisations;

  /** One that takes the JVM's own thread dumps where it must. */
  Sampler() {
    this(ClassInitAccess::dump);
  }

  Sampler(Supplier<@Nullable String> dumps) {
    this(dumps, JvmFigures::new);
  }

  Sampler(Supplier<@Nullable String> dumps, Function<Carrying, JvmFigures> figuring) {
    this.dumps = dumps;
    this.figuring = figuring;
  }

  /** A carrier that has not run since it had used that much CPU time. */
  private record Idle(long cpuNanos, Condition condition) {}

  /** Who knows the carriers; before the first sample. */
  void askForMounted(Carrying who) {
    carrying = who;
  }

  /** The JVM's own figures. */
  JvmFigures figures() {
    JvmFigures present = figures;
    if (present == null) {
      present = figuring.apply(carrying);
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
    boolean mayCarry = runs != thread || carrying.mayCarry(thread, frames);
    HeldLock lock = waits(state) && runs == thread ? figures().lockOf(thread, mayCarry) : null;
    Condition condition =
        state == Thread.State.RUNNABLE ? condition(thread, mayCarry, cpuNanos) : Condition.ORDINARY;
    long since = state == Thread.State.TERMINATED ? Long.MAX_VALUE : progress.getAsLong();
    if (since > 1 || since != 0 && runs != thread) {
      return null; // a virtual thread that has left may be anywhere
    }
    boolean isHeld = condition.inNative() || condition.suspended();
    if (since == 0 && state == Thread.State.RUNNABLE && !isHeld && isIdle(thread, cpuNanos)) {
      lock = initialisations().lockOf(thread, cpuNanos);
    }
    return new Sample(
        stack, state, lock, since == 1, condition.inNative(), condition.suspended(), 0, Usage.NONE);
  }

  private Condition condition(Thread thread, boolean mayCarry, long cpuNanos) {
    if (!mayCarry) {
      return figures().conditionOf(thread, false);
    }
    // Of a carrier that computes nobody asks.
    return isIdle(thread, cpuNanos) ? ofIdleCarrier(thread, cpuNanos) : Condition.ORDINARY;
  }

  private Condition ofIdleCarrier(Thread carrier, long cpuNanos) {
    Idle known = idle.get(carrier);
    if (known == null || known.cpuNanos != cpuNanos) {
      known = new Idle(cpuNanos, figures().conditionOf(carrier, true));
      idle.put(carrier, known);
    }
    return known.condition;
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
