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
import java.util.Arrays;

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

  Figures(Slot slot, Counts lagCounts) {
    this.slot = slot;
    this.lagCounts = lagCounts;
    this.sinceNanos = slot.turns().foundNanos();
  }

  LoopInterval take(LoopId loop, long now) {
    long[] scratch = new long[Buckets.size()];
    Turns turns = slot.turns();
    return new LoopInterval(
        loop,
        distribution(slot.callbackCounts().take(callbacksSeen, scratch), scratch),
        distribution(turns.counts().take(turnsSeen, scratch), scratch),
        distribution(lagCounts.take(lagsSeen, scratch), scratch),
        distribution(turns.ioLag().take(ioLagSeen, scratch), scratch),
        utilization(now));
  }

  /** What the counts say; nothing where their total is 0. */
  static Distribution distribution(long total, long[] counts) {
    if (total == 0) {
      return Distribution.EMPTY;
    }
    long[] values = new long[counts.length];
    long[] filled = new long[counts.length];
    int n = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        values[n] = Buckets.lowest(i);
        filled[n++] = counts[i];
      }
    }
    return new Distribution(Arrays.copyOf(values, n), Arrays.copyOf(filled, n));
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
