// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Lag;
import io.loopwatch.event.Phase;
import io.loopwatch.probe.Counts;

/**
 * Watches one loop's lag: counts every reading, and tells of an episode of late ones when it begins
 * and ends.
 */
final class LagWatch implements Beat.LagSink {
  /** A part of the threshold from which on it is worth to know what a loop does. */
  private static final int SOON = 4;

  private final Desk desk;
  private final Lagging loop;
  private final Beat beat;
  private final Counts counts = new Counts();
  private long maxNanos;
  private long lastNanos;
  private long episodeId;
  private boolean told;
  private boolean toldWorse;
  private long worstNanos;
  private long worstOfferedNanos;

  LagWatch(Desk desk, Lagging loop, Beat beat) {
    this.desk = desk;
    this.loop = loop;
    this.beat = beat;
  }

  /**
   * Offers a heartbeat.
   *
   * @param isAsleep whether the loop is known to sleep, with nothing that waits
   * @return whether to look soon: false where nothing waits for it
   */
  boolean offer(long now, boolean isAsleep) {
    boolean isDone = isAsleep && beat.passes();
    return !isDone && !loop.isShuttingDown() && beat.offer(now);
  }

  /** Counts what has become known. */
  void collect(long now) {
    beat.collect(now, this);
  }

  /**
   * Takes what has become known, and looks at what still waits.
   *
   * @return when to look again at the latest, as an age from now in nanoseconds
   */
  long look(long now) {
    collect(now);
    long oldest = beat.oldestWaiting();
    if (oldest == Beat.NONE) {
      return episodeId == 0 ? Long.MAX_VALUE : desk.limits().sampleNanos();
    }
    long left = desk.limits().lagNanos() - (now - oldest);
    if (left > 0 || loop.isShuttingDown()) {
      return Math.max(left, desk.limits().sampleNanos());
    }
    late(oldest, now - oldest);
    tellOnce();
    return desk.limits().sampleNanos();
  }

  @Override
  public void lag(long offeredNanos, long lagNanos) {
    counts.add(lagNanos);
    maxNanos = Math.max(maxNanos, lagNanos);
    lastNanos = lagNanos;
    if (lagNanos >= desk.limits().lagNanos()) {
      late(offeredNanos, lagNanos);
    } else if (episodeId != 0) {
      end();
    }
  }

  /**
   * Whether nothing waits and nothing is late: there is nothing to look at until the next offer.
   */
  boolean isSettled() {
    return episodeId == 0 && beat.oldestWaiting() == Beat.NONE;
  }

  /** Whether what waits is late, or will soon be if it goes on so. */
  boolean isStrained(long now) {
    long oldest = beat.oldestWaiting();
    return episodeId != 0 || oldest != Beat.NONE && now - oldest > desk.limits().lagNanos() / SOON;
  }

  private void late(long offeredNanos, long lagNanos) {
    if (episodeId == 0) {
      episodeId = desk.ids().next();
      told = false;
      toldWorse = false;
      worstNanos = 0;
    }
    if (lagNanos > worstNanos) {
      worstNanos = lagNanos;
      worstOfferedNanos = offeredNanos;
    }
  }

  /** Once, and once more where it has become worse. */
  private void tellOnce() {
    boolean isWorse = told && !toldWorse && loop.isWorse();
    if (!told || isWorse) {
      told = true;
      toldWorse |= isWorse;
      Lag lag = event(Phase.SEEN);
      if (lag.stallId() == 0 && lag.pause() == null) {
        loop.tellFlood(lag.id(), worstOfferedNanos, worstNanos);
      }
      desk.findings().event(lag);
    }
  }

  /** Ends an episode that is open: the loop is in time again, or gone. */
  void end() {
    if (episodeId != 0) {
      desk.findings().event(event(Phase.ENDED));
      episodeId = 0;
    }
  }

  private Lag event(Phase phase) {
    return new Lag(
        episodeId,
        phase,
        desk.clock().wallAt(worstOfferedNanos),
        loop.loop(),
        worstNanos,
        desk.limits().lagNanos(),
        loop.waitingTasks(),
        loop.stallSince(worstOfferedNanos),
        pauses().most(worstNanos),
        loop.scheduler(phase));
  }

  private Pauses.Between pauses() {
    desk.lookAtPauses();
    return desk.meter().pauses().between(worstOfferedNanos, worstOfferedNanos + worstNanos);
  }

  /** The lag that was measured last, or what the oldest waits that still does, if that is more. */
  long nowNanos(long now) {
    long oldest = beat.oldestWaiting();
    return oldest == Beat.NONE ? lastNanos : Math.max(lastNanos, now - oldest);
  }

  /** Every reading. */
  Counts counts() {
    return counts;
  }

  /** The longest lag, in nanoseconds. */
  long maxNanos() {
    return maxNanos;
  }
}
