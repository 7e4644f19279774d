// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Distribution;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.probe.Buckets;
import io.loopwatch.probe.Counts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The figures of all carriers together, also of those that have ended. */
final class CarrierFigures {
  private final List<WatchedCarrier> carriers;
  private final LagWatch lag;
  private final Scheduler scheduler;
  private final int[][] lagsSeen = Counts.memory();

  /** Mounts that no interval has yet, and those that one had. */
  private final long[] mounts = new long[Buckets.size()];

  private final long[] mountsTold = new long[Buckets.size()];
  private final long firstNanos;
  private long sinceNanos;
  private long mountedBefore;
  private long endedMounts;
  private long endedMountedNanos;
  private long endedStalls;
  private long endedOverNanos;
  private long endedMaxNanos;
  private long endedLost;

  /** Makes those of the carriers in that list, which its owner keeps up. */
  CarrierFigures(List<WatchedCarrier> carriers, LagWatch lag, Scheduler scheduler, long now) {
    this.carriers = carriers;
    this.lag = lag;
    this.scheduler = scheduler;
    this.firstNanos = now;
    this.sinceNanos = now;
  }

  /** A carrier's thread has ended: its figures are kept. */
  void ended(WatchedCarrier carrier, long now) {
    carrier.addMounts(mounts, new long[Buckets.size()]);
    endedMounts += carrier.mountsEnded();
    endedMountedNanos += carrier.mountedNanos(now);
    endedStalls += carrier.stalls();
    endedOverNanos += carrier.overNanos();
    endedMaxNanos = Math.max(endedMaxNanos, carrier.maxNanos());
    endedLost += carrier.lost();
  }

  long mountsEnded() {
    long sum = endedMounts;
    for (WatchedCarrier carrier : carriers) {
      sum += carrier.mountsEnded();
    }
    return sum;
  }

  private long mountedNanos(long now) {
    long sum = endedMountedNanos;
    for (WatchedCarrier carrier : carriers) {
      sum += carrier.mountedNanos(now);
    }
    return sum;
  }

  long lost() {
    long sum = endedLost;
    for (WatchedCarrier carrier : carriers) {
      sum += carrier.lost();
    }
    return sum;
  }

  LoopInterval interval(long now) {
    long[] scratch = new long[Buckets.size()];
    takeMounts(scratch);
    Distribution durations = Figures.distribution(LongStream.of(mounts).sum(), mounts);
    add(mounts, mountsTold);
    Arrays.fill(mounts, 0);
    Distribution lags = Figures.distribution(lag.counts().take(lagsSeen, scratch), scratch);
    return new LoopInterval(
        LoopId.CARRIERS, durations, Distribution.EMPTY, lags, Distribution.EMPTY, utilization(now));
  }

  private void takeMounts(long[] scratch) {
    for (WatchedCarrier carrier : carriers) {
      carrier.addMounts(mounts, scratch);
    }
  }

  /** How long all mounts took that have ended since they began. */
  Distribution mountsSinceBeginning() {
    takeMounts(new long[Buckets.size()]);
    long[] all = mountsTold.clone();
    add(mounts, all);
    return Figures.distribution(LongStream.of(all).sum(), all);
  }

  private static void add(long[] some, long[] to) {
    for (int i = 0; i < some.length; i++) {
      to[i] += some[i];
    }
  }

  /** The part of the time of all carriers that are meant to be busy in which they were. */
  private double utilization(long now) {
    long mounted = mountedNanos(now);
    double spent = Math.max(0, mounted - mountedBefore);
    double length = (double) Math.max(1, now - sinceNanos) * width();
    mountedBefore = mounted;
    sinceNanos = now;
    return Math.min(1, spent / length);
  }

  private int width() {
    int parallelism = scheduler.parallelism();
    return Math.max(1, parallelism < 0 ? carriers.size() : parallelism);
  }

  LoopTotals totals(long now) {
    long stalls = endedStalls;
    long over = endedOverNanos;
    long max = endedMaxNanos;
    for (WatchedCarrier carrier : carriers) {
      stalls += carrier.stalls();
      over += carrier.overNanos();
      max = Math.max(max, carrier.maxNanos());
    }
    long awake = mountedNanos(now);
    long asleep = Math.max(0, (now - firstNanos) * width() - awake);
    return new LoopTotals(
        LoopId.CARRIERS, mountsEnded(), 0, stalls, over, awake, asleep, max, lag.maxNanos());
  }
}
