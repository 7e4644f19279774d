// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import io.loopwatch.event.Distribution;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * All values of one series since it began, summed up from the same intervals as the histogram file:
 * a value counts by the highest one of its HdrHistogram bucket, as a reader of the file finds it,
 * which is 0.8 % too high at most, and in the sum by the middle of that bucket, as in
 * HdrHistogram's own mean. Confined to one thread.
 */
final class Sums {
  /** Upper bounds of the classic buckets, in nanoseconds; above the last there is one more. */
  static final long[] BOUNDS = {
    100_000L,
    250_000L,
    500_000L,
    1_000_000L,
    2_500_000L,
    5_000_000L,
    10_000_000L,
    25_000_000L,
    50_000_000L,
    100_000_000L,
    250_000_000L,
    500_000_000L,
    1_000_000_000L,
    2_500_000_000L,
    5_000_000_000L,
    10_000_000_000L
  };

  private static final double[] BOUNDS_SECONDS = boundsSeconds();
  private static final double NANOS = 1e9;

  private final long[] classic = new long[BOUNDS.length + 1];
  private final Map<Integer, long[]> byDoubling = new TreeMap<>();
  private long zeros;
  private double sumNanos;

  private static double[] boundsSeconds() {
    double[] seconds = new double[BOUNDS.length + 1];
    for (int i = 0; i < BOUNDS.length; i++) {
      seconds[i] = BOUNDS[i] / NANOS;
    }
    seconds[BOUNDS.length] = Double.POSITIVE_INFINITY;
    return seconds;
  }

  void add(Distribution values) {
    values.forEach(this::add);
  }

  private void add(long nanos, long count) {
    int found = Arrays.binarySearch(BOUNDS, nanos);
    classic[found < 0 ? -found - 1 : found] += count;
    sumNanos += Distribution.middleNanos(nanos) * count;
    double seconds = nanos / NANOS;
    if (seconds <= NativeScale.ZERO_SECONDS) {
      zeros += count;
    } else {
      int index = NativeScale.index(seconds);
      int doubling = Math.floorDiv(index, NativeScale.PER_DOUBLING);
      byDoubling
              .computeIfAbsent(doubling, unused -> new long[NativeScale.PER_DOUBLING])[
              Math.floorMod(index, NativeScale.PER_DOUBLING)] +=
          count;
    }
  }

  HistogramDataPointSnapshot snapshot(Labels labels) {
    return HistogramDataPointSnapshot.builder()
        .labels(labels)
        .classicHistogramBuckets(ClassicHistogramBuckets.of(BOUNDS_SECONDS, classic))
        .nativeSchema(NativeScale.SCHEMA)
        .nativeZeroThreshold(NativeScale.ZERO_SECONDS)
        .nativeZeroCount(zeros)
        .nativeBucketsForPositiveValues(filled())
        .sum(sumNanos / NANOS)
        .build();
  }

  private NativeHistogramBuckets filled() {
    NativeHistogramBuckets.Builder filled = NativeHistogramBuckets.builder();
    byDoubling.forEach(
        (doubling, counts) -> {
          for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
              filled.bucket(doubling * NativeScale.PER_DOUBLING + i, counts[i]);
            }
          }
        });
    return filled.build();
  }
}
