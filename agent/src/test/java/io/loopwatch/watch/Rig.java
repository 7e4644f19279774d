// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static io.loopwatch.watch.SteppedClock.SECOND;

import io.loopwatch.config.Heartbeat;
import io.loopwatch.event.Operation;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * A watchdog that the test steps, on a clock that the test moves, over loops that the test plays.
 *
 * <p>The slots tell of every callback and turn that has ended, however short: their own thresholds
 * are tested elsewhere. The watchdog's are 100 s, for turns where a test says so.
 */
final class Rig implements AutoCloseable {
  static final long THRESHOLD_NANOS = 100 * SECOND;
  static final long SAMPLE_NANOS = 10 * SECOND;
  static final long LAG_INTERVAL_NANOS = 50 * SECOND;

  /** The slots tell all calls; the watchdog lets shorter ones only be counted. */
  static final long BLOCKING_NANOS = 1_000;

  /** As by default the next heartbeat is offered when the one before becomes late. */
  static final Limits LATE_AT_THE_NEXT_OFFER =
      new Limits(
          THRESHOLD_NANOS,
          1_000_000 * SECOND,
          LAG_INTERVAL_NANOS,
          LAG_INTERVAL_NANOS,
          BLOCKING_NANOS,
          THRESHOLD_NANOS,
          SAMPLE_NANOS);

  /**
   * On a clock that is moved ahead a turn looks old whose callbacks took no time: for turns only.
   */
  static final Limits TURNS = limits(THRESHOLD_NANOS);

  private static final Limits CALLBACKS = limits(1_000_000 * SECOND);

  static final IntFunction<Operation> OPERATIONS =
      number -> new Operation("operation " + number, "kind " + number);

  final SteppedClock clock = new SteppedClock();
  final Recorded found = new Recorded();
  final LoopLoaders loaders = new LoopLoaders();
  final Watchdog watchdog;

  private final List<LoopThread> loops = new ArrayList<>();

  Rig() {
    this(CALLBACKS);
  }

  Rig(Limits limits) {
    this(limits, name -> true, Heartbeat.NEVER, 0);
  }

  Rig(Predicate<String> watches, Heartbeat heartbeat, long intervalNanos) {
    this(CALLBACKS, watches, heartbeat, intervalNanos);
  }

  Rig(Limits limits, Predicate<String> watches, Heartbeat heartbeat, long intervalNanos) {
    Probe.configure(1, Long.MAX_VALUE);
    watchdog =
        new Watchdog(
            clock,
            limits,
            watches,
            heartbeat,
            intervalNanos,
            OPERATIONS,
            () -> Mounting.UNSEEN,
            loaders,
            found,
            Meters::ofSampler);
  }

  private static Limits limits(long turnNanos) {
    return new Limits(
        THRESHOLD_NANOS,
        turnNanos,
        THRESHOLD_NANOS,
        LAG_INTERVAL_NANOS,
        BLOCKING_NANOS,
        THRESHOLD_NANOS,
        SAMPLE_NANOS);
  }

  LoopThread loop(String name) {
    return loop(name, new PlayedLoop());
  }

  LoopThread loop(String name, PlayedLoop loop) {
    LoopThread played = LoopThread.seen(name, loop);
    loops.add(played);
    return played;
  }

  /** Moves the clock and looks. */
  long tickAfterSeconds(long seconds) {
    clock.advanceSeconds(seconds);
    return watchdog.tick();
  }

  @Override
  public void close() {
    loops.forEach(LoopThread::close);
  }
}
