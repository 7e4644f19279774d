// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeat of the carriers: a virtual thread that does nothing, one at a time, and what it
 * waits for a carrier. It is started from a platform thread, so it waits like whatever comes from
 * outside. Where no virtual thread has run since the last and none runs, it would wait for nothing,
 * and none is started: an idle application stays idle.
 *
 * <p>The watchdog's thread calls all of {@link Beat}; another one starts the thread.
 */
final class SchedulerBeat implements Beat, Runnable {
  private final Executor offering;
  private final BooleanSupplier isActive;
  private final long intervalNanos;
  private final Supplier<@Nullable Method> starter;
  private volatile long offeredNanos = NONE;
  private volatile long ranNanos = NONE;
  private volatile boolean failed;
  private boolean pending;
  private long idle;
  private long runs;
  private int failures;

  /**
   * Makes one.
   *
   * @param offering starts threads; must not do so on the calling thread
   * @param isActive whether a virtual thread runs or has run since it was last asked
   * @param intervalNanos how often {@link #offer} is called
   */
  SchedulerBeat(Executor offering, BooleanSupplier isActive, long intervalNanos) {
    this(offering, isActive, intervalNanos, () -> Starter.START);
  }

  /**
   * The same; {@code starter} is asked, when one is to be started, for the static method that is
   * given what the thread runs, or null.
   */
  SchedulerBeat(
      Executor offering,
      BooleanSupplier isActive,
      long intervalNanos,
      Supplier<@Nullable Method> starter) {
    this.offering = offering;
    this.isActive = isActive;
    this.intervalNanos = intervalNanos;
    this.starter = starter;
  }

  /** Runs on a virtual thread. */
  @Override
  public void run() {
    ranNanos = System.nanoTime();
  }

  @Override
  public boolean offer(long now) {
    if (pending) {
      return true;
    }
    if (!isActive.getAsBoolean()) {
      idle++;
      return true;
    }
    pending = true;
    offeredNanos = NONE;
    ranNanos = NONE;
    offering.execute(this::start);
    return true;
  }

  private void start() {
    Method start = starter.get();
    try {
      if (start != null) {
        offeredNanos = System.nanoTime();
        start.invoke(null, this);
      }
      failed = start == null;
    } catch (Throwable refused) { // no memory, for one: the next beat tries again
      failed = true;
    }
  }

  @Override
  public void collect(long now, LagSink sink) {
    for (; idle > 0; idle--) {
      sink.lag(now, 0);
    }
    long ran = ranNanos;
    long offered = offeredNanos;
    if (pending && ran != NONE && offered != NONE) {
      pending = false;
      runs++;
      failures = 0;
      tell(offered, ran, sink);
    } else if (pending && failed) {
      pending = false;
      failed = false;
      failures++;
    }
  }

  /** How often in a row none could be started. */
  int failures() {
    return failures;
  }

  /** With it those that were not started because it waited: they would have run when it did. */
  private void tell(long offered, long ran, LagSink sink) {
    sink.lag(offered, Math.max(0, ran - offered));
    for (long later = offered + intervalNanos; ran - later > 0; later += intervalNanos) {
      sink.lag(later, ran - later);
    }
  }

  @Override
  public long oldestWaiting() {
    return pending && !failed ? offeredNanos : NONE;
  }

  /** Threads that it started and that have run: mounts that are not the application's. */
  long runs() {
    return runs;
  }

  /** Found where the first one is started: before Java 21 there is none. */
  private static final class Starter {
    static final @Nullable Method START = find();

    private static @Nullable Method find() {
      try {
        return Thread.class.getMethod("startVirtualThread", Runnable.class);
      } catch (NoSuchMethodException tooOld) {
        return null;
      }
    }
  }
}
