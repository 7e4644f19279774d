// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.event.Distribution;
import io.loopwatch.report.FilledBuckets;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Counts by bucket of {@link Distribution#histogram()}, of which a day of many loops needs hundreds
 * at once: it takes as much memory as the range of its values does, and adding costs a nanosecond a
 * bucket. Percentiles are HdrHistogram's to the last digit. Used by one thread.
 */
final class Counts {
  private static final int GROWTH = 128;
  private long[] counts = new long[0];
  private int offset;
  private long total;

  void add(FilledBuckets line) {
    int size = line.size();
    if (size > 0) {
      cover(line.index(0), line.index(size - 1));
    }
    for (int i = 0; i < size; i++) {
      counts[line.index(i) - offset] += line.count(i);
      total += line.count(i);
    }
  }

  void add(Counts other) {
    if (other.total == 0) {
      return;
    }
    cover(other.offset, other.offset + other.counts.length - 1);
    for (int i = 0; i < other.counts.length; i++) {
      counts[other.offset + i - offset] += other.counts[i];
    }
    total += other.total;
  }

  /** Makes room for the buckets {@code from} to {@code to}. */
  private void cover(int from, int to) {
    int end = offset + counts.length;
    if (counts.length > 0 && from >= offset && to < end) {
      return;
    }
    int low = counts.length == 0 ? from : Math.min(from, offset);
    int high = counts.length == 0 ? to + 1 : Math.max(to + 1, end);
    int start = low / GROWTH * GROWTH;
    int size = Math.min((high / GROWTH + 1) * GROWTH, Distribution.buckets()) - start;
    long[] wider = new long[size];
    System.arraycopy(counts, 0, wider, counts.length == 0 ? 0 : offset - start, counts.length);
    counts = wider;
    offset = start;
  }

  void clear() {
    Arrays.fill(counts, 0);
    total = 0;
  }

  long total() {
    return total;
  }

  /** The value at a percentile of 0 to 100, in nanoseconds; 0 where there is none. */
  long percentile(double percentile) {
    double part = Math.nextDown(percentile) * total / 100;
    long rank = Math.max(1, (long) Math.ceil(part));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return Distribution.highestNanos(offset + i);
      }
    }
    return 0;
  }

  /** The highest value, in nanoseconds; 0 where there is none. */
  long max() {
    for (int i = counts.length - 1; i >= 0; i--) {
      if (counts[i] > 0) {
        return Distribution.highestNanos(offset + i);
      }
    }
    return 0;
  }

  /** All values together, in nanoseconds, each as the middle of its bucket. */
  double sum() {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        sum += counts[i] * middle(offset + i);
      }
    }
    return sum;
  }

  private static double middle(int bucket) {
    long below = bucket == 0 ? -1 : Distribution.highestNanos(bucket - 1);
    return (below + 1 + Distribution.highestNanos(bucket)) / 2.0;
  }

  Histogram toHistogram() {
    Histogram histogram = Distribution.histogram();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        histogram.recordValueWithCount(Distribution.highestNanos(offset + i), counts[i]);
      }
    }
    return histogram;
  }
}
