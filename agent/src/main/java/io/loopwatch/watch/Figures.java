// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Distribution;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.probe.Buckets;
import io.loopwatch.probe.Counts;
import io.loopwatch.probe.Slot;
import io.loopwatch.probe.Spread;
import io.loopwatch.probe.Turns;

/** Takes one loop's figures for an interval: what its counts have grown by since the last. */
final class Figures {
  private final Slot slot;
  private final Counts lagCounts;
  private final int[][] callbacksSeen = Counts.memory();
  private final int[][] turnsSeen = Counts.memory();
  private final int[][] lagsSeen = Counts.memory();
  private final long[][] ioLagSeen = Spread.memory();
  private long sinceNanos;
  private long awakeBefore;
  private long turnsBefore = -1;
  private long callbacksBefore;
  private boolean hadRun;

  Figures(Slot slot, Counts lagCounts) {
    this.slot = slot;
    this.lagCounts = lagCounts;
    this.sinceNanos = slot.turns().foundNanos();
  }

  /**
   * Takes them.
   *
   * @param scratch overwritten
   */
  LoopInterval take(LoopId loop, long now, long[] scratch) {
    Distribution lags = distribution(lagCounts.take(lagsSeen, scratch), scratch);
    if (!mayHaveRun()) {
      return new LoopInterval(
          loop, Distribution.EMPTY, Distribution.EMPTY, lags, Distribution.EMPTY, utilization(now));
    }
    Turns turns = slot.turns();
    return new LoopInterval(
        loop,
        distribution(slot.callbackCounts().take(callbacksSeen, scratch), scratch),
        distribution(turns.counts().take(turnsSeen, scratch), scratch),
        lags,
        distribution(turns.ioLag().take(ioLagSeen, scratch), scratch),
        utilization(now));
  }

  /**
   * Whether there may be counts that were not taken. The loop's thread may have counted something
   * since that this thread did not see yet: once more where there was something the last time.
   */
  private boolean mayHaveRun() {
    Turns turns = slot.turns();
    boolean isAsleep = turns.isKnown() && turns.beganNanos() == 0;
    boolean hasRun =
        !isAsleep || turns.ended() != turnsBefore || slot.callbacks() != callbacksBefore;
    boolean may = hasRun || hadRun;
    hadRun = hasRun;
    turnsBefore = turns.ended();
    callbacksBefore = slot.callbacks();
    return may;
  }

  /** All that was ever counted; each count modulo 2^32. */
  static Distribution sinceBeginning(Counts counts) {
    long[] all = new long[Buckets.size()];
    return distribution(counts.take(Counts.memory(), all), all);
  }

  /** What the counts say; nothing where their total is 0. */
  static Distribution distribution(long total, long[] counts) {
    if (total == 0) {
      return Distribution.EMPTY;
    }
    int size = 0;
    int end = 0; // of a loop that sleeps all counts are among the first
    for (long left = total; left > 0 && end < counts.length; end++) {
      left -= counts[end];
      size += counts[end] > 0 ? 1 : 0;
    }
    long[] values = new long[size];
    long[] filled = new long[size];
    int n = 0;
    for (int i = 0; i < end; i++) {
      if (counts[i] > 0) {
        values[n] = Buckets.lowest(i);
        filled[n++] = counts[i];
      }
    }
    return new Distribution(values, filled);
  }

  /** The part of the interval that the loop was awake, the present turn included. */
  private double utilization(long now) {
    Turns turns = slot.turns();
    long began = turns.beganNanos();
    long awake = turns.awakeNanos() + (began == 0 ? 0 : Math.max(0, now - began));
    long spent = Math.max(0, awake - awakeBefore);
    long length = Math.max(1, now - sinceNanos);
    awakeBefore = awake;
    sinceNanos = now;
    return Math.min(1, (double) spent / length);
  }
}
