// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import io.loopwatch.event.Distribution;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One loop over the last minute. For one thread. */
final class Past {
  private static final long WINDOW_NANOS = 60_000_000_000L;
  private static final double P99 = 99;
  private static final double NANOS_A_SECOND = 1e9;
  private static final long UNKNOWN = -1;

  private final Deque<Slice> slices = new ArrayDeque<>();
  private @Nullable LoopReading last;
  private long lastNanos;

  /** What was counted between two readings. */
  private record Slice(long endNanos, Map<Long, Long> lags, Map<Long, Long> callbackTimes) {}

  /** Takes a reading, and says how it is shown. */
  Row add(LoopReading now, long takenNanos, long thresholdNanos) {
    LoopReading before = last;
    long length = takenNanos - lastNanos;
    last = now;
    lastNanos = takenNanos;
    boolean isBlocked = now.runningNanos() > 0 && now.runningNanos() >= thresholdNanos;
    if (before == null || length <= 0) {
      return new Row(now, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, isBlocked);
    }
    keep(before, now, takenNanos);
    Histogram lags = Distribution.histogram();
    Histogram callbackTimes = Distribution.histogram();
    for (Slice slice : slices) {
      slice.lags.forEach(lags::recordValueWithCount);
      slice.callbackTimes.forEach(callbackTimes::recordValueWithCount);
    }
    return new Row(
        now,
        utilization(before, now),
        percentile(lags),
        lags.getTotalCount() == 0 ? UNKNOWN : Math.max(lags.getMaxValue(), now.lagNowNanos()),
        percentile(callbackTimes),
        Math.max(0, now.callbacks() - before.callbacks()) * NANOS_A_SECOND / length,
        isBlocked);
  }

  private void keep(LoopReading before, LoopReading now, long takenNanos) {
    slices.add(
        new Slice(
            takenNanos,
            now.lags().since(before.lags()),
            now.callbackTimes().since(before.callbackTimes())));
    while (takenNanos - slices.getFirst().endNanos >= WINDOW_NANOS) {
      slices.removeFirst();
    }
  }

  private static double utilization(LoopReading before, LoopReading now) {
    long awake = now.awakeNanos() - before.awakeNanos();
    long all = awake + now.asleepNanos() - before.asleepNanos();
    return all <= 0 ? UNKNOWN : Math.min(1, Math.max(0, (double) awake / all));
  }

  private static long percentile(Histogram histogram) {
    if (histogram.getTotalCount() == 0) {
      return UNKNOWN;
    }
    return Math.min(histogram.getValueAtPercentile(P99), histogram.getMaxValue());
  }
}
