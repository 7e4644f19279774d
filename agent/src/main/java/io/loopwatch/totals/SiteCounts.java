// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.totals;

import org.HdrHistogram.Histogram;

/**
 * Durations of the calls from one site, in nanoseconds, 2 significant digits. The histogram grows
 * with the range that it sees: most sites need a few kilobytes.
 */
final class SiteCounts {
  private static final int DIGITS = 2;

  private final Histogram durations = new Histogram(DIGITS);
  private long totalNanos;
  private long maxNanos;

  SiteCounts() {
    durations.setAutoResize(true);
  }

  /** Adds {@code count} calls that took so long in all. */
  void add(long nanos, long count) {
    long each = nanos / count;
    durations.recordValueWithCount(each, count);
    totalNanos += nanos;
    maxNanos = Math.max(maxNanos, each);
  }

  long count() {
    return durations.getTotalCount();
  }

  long totalNanos() {
    return totalNanos;
  }

  long maxNanos() {
    return maxNanos;
  }

  long percentileNanos(double percentile) {
    return Math.min(maxNanos, durations.getValueAtPercentile(percentile));
  }
}
