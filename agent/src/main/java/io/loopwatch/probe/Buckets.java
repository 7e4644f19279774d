// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/**
 * The bucket layout of HdrHistogram's {@code Histogram(1000, 3_600_000_000_000L, 2)}: 1 µs to 1 h
 * in nanoseconds with 2 significant digits, in units of 512 ns. Index by index equal to
 * HdrHistogram's own (held by a test), so that counts can be handed over without recording them
 * again.
 *
 * <p>Buckets come in rows of {@value #ROW} of one width; from row 1 on each row is twice as wide as
 * the one before.
 */
public final class Buckets {
  /** The lowest value that HdrHistogram is asked to tell apart, in nanoseconds. */
  public static final long LOWEST_NANOS = 1_000;

  /** The highest value, in nanoseconds: longer ones count as this one. */
  public static final long HIGHEST_NANOS = 3_600_000_000_000L;

  /** Buckets in a row. */
  static final int ROW = 128;

  /** Rows: 1 h falls into the last. */
  static final int ROWS = 27;

  private static final int UNIT = 9;
  private static final long MASK = 255L << UNIT;

  private Buckets() {}

  /** Number of buckets. */
  public static int size() {
    return ROWS * ROW;
  }

  /**
   * The bucket of a duration.
   *
   * @param nanos any value; negative ones count as 0, those over {@link #HIGHEST_NANOS} as that
   */
  public static int index(long nanos) {
    long v = Math.min(Math.max(nanos, 0), HIGHEST_NANOS);
    int shift = 64 - 8 - Long.numberOfLeadingZeros(v | MASK);
    return ((shift - UNIT + 1) << 7) + (int) (v >>> shift) - ROW;
  }

  /**
   * The lowest duration, in nanoseconds, that falls into a bucket; for {@link #size()} the end of
   * the last one.
   */
  public static long lowest(int index) {
    int row = index >>> 7;
    if (row == 0) {
      return (long) index << UNIT;
    }
    return (long) ((index & 127) + ROW) << (row - 1 + UNIT);
  }
}
