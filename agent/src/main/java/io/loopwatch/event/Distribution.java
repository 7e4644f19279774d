// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How often values fell where: the filled buckets of a histogram and nothing else, some hundred
 * bytes where an HdrHistogram takes 29 KB, and twice that once it was encoded. Nanoseconds, 1 µs to
 * 1 h, 2 significant digits. Immutable.
 */
public final class Distribution {
  /** No value at all. */
  public static final Distribution EMPTY = new Distribution(new long[0], new long[0]);

  private static final long LOWEST_NANOS = 1_000;
  private static final long HIGHEST_NANOS = 3_600_000_000_000L;
  private static final int DIGITS = 2;

  /** The highest value of each bucket, as HdrHistogram itself has it. */
  private static final long[] HIGHEST =
      StreamSupport.stream(histogram().allValues().spliterator(), false)
          .mapToLong(HistogramIterationValue::getValueIteratedTo)
          .toArray();

  /** Never filled: it knows the bounds of buckets. */
  private static final Histogram SHAPE = histogram();

  private final long[] values;
  private final long[] counts;

  /**
   * Takes the arrays over: {@code counts[i]} values, at least 1, fell into the bucket of {@code
   * values[i]}.
   */
  public Distribution(long[] values, long[] counts) {
    this.values = values;
    this.counts = counts;
  }

  /** The filled buckets of a histogram. */
  public static Distribution of(Histogram histogram) {
    LongStream.Builder values = LongStream.builder();
    LongStream.Builder counts = LongStream.builder();
    for (HistogramIterationValue each : histogram.recordedValues()) {
      values.add(each.getValueIteratedTo());
      counts.add(each.getCountAtValueIteratedTo());
    }
    return new Distribution(values.build().toArray(), counts.build().toArray());
  }

  /** An empty histogram of the range that all distributions have. */
  public static Histogram histogram() {
    return new Histogram(LOWEST_NANOS, HIGHEST_NANOS, DIGITS);
  }

  /** How many buckets such a histogram has. */
  public static int buckets() {
    return HIGHEST.length;
  }

  /** The highest value, in nanoseconds, that falls into a bucket of 0 to {@link #buckets()} − 1. */
  public static long highestNanos(int bucket) {
    return HIGHEST[bucket];
  }

  /** Takes one bucket that has a count. */
  @FunctionalInterface
  public interface BucketConsumer {
    /**
     * Called once for each.
     *
     * @param highestNanos the highest value that falls into the bucket
     * @param count how many fell, at least 1
     */
    void accept(long highestNanos, long count);
  }

  /** The middle of the bucket that a value falls into, in nanoseconds. */
  public static double middleNanos(long nanos) {
    return SHAPE.medianEquivalentValue(nanos);
  }

  /** Tells each filled bucket, in rising order, as a reader of the histogram file finds it. */
  public void forEach(BucketConsumer buckets) {
    for (int i = 0; i < values.length; i++) {
      buckets.accept(SHAPE.highestEquivalentValue(values[i]), counts[i]);
    }
  }

  /** Adds all values to a histogram made by {@link #histogram()}. */
  public void addTo(Histogram histogram) {
    for (int i = 0; i < values.length; i++) {
      histogram.recordValueWithCount(values[i], counts[i]);
    }
  }

  /** These values as a histogram of their own. */
  public Histogram toHistogram() {
    Histogram histogram = histogram();
    addTo(histogram);
    return histogram;
  }

  /** All values of both. */
  public Distribution plus(Distribution other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    TreeMap<Long, Long> sums = new TreeMap<>();
    for (Distribution each : List.of(this, other)) {
      for (int i = 0; i < each.values.length; i++) {
        sums.merge(each.values[i], each.counts[i], Long::sum);
      }
    }
    return new Distribution(
        sums.keySet().stream().mapToLong(Long::longValue).toArray(),
        sums.values().stream().mapToLong(Long::longValue).toArray());
  }

  /** Flat: a value of each bucket, in nanoseconds, and after it how many fell there. */
  public long[] toPairs() {
    long[] pairs = new long[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      pairs[2 * i] = values[i];
      pairs[2 * i + 1] = counts[i];
    }
    return pairs;
  }

  /** How many values. */
  public long totalCount() {
    return Arrays.stream(counts).sum();
  }

  /** Whether there is no value. */
  public boolean isEmpty() {
    return values.length == 0;
  }
}
