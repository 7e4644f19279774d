// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/**
 * Durations in a log line's words: two or three digits that a person takes in at a glance; the
 * exact figure is in the event log.
 */
public final class DurationText {
  private static final long TENTH_OF_MILLI = 100_000L;
  private static final long MILLI = 1_000_000L;
  private static final long TENTH_OF_SECOND = 100_000_000L;

  private DurationText() {}

  /**
   * Rounded to the nearest: {@code 50 us} below 0.1 ms, {@code 3.1 ms} below 10 ms, {@code 312 ms}
   * below 10 s, {@code 12.3 s} from there on; a tenth that is zero is left out. Negative counts as
   * 0.
   */
  public static String of(long nanos) {
    long positive = Math.max(0, nanos);
    if (positive < TENTH_OF_MILLI) {
      return rounded(positive, 1_000L) + " us";
    }
    if (rounded(positive, TENTH_OF_MILLI) < 100) {
      return tenths(rounded(positive, TENTH_OF_MILLI)) + " ms";
    }
    if (rounded(positive, MILLI) < 10_000) {
      return rounded(positive, MILLI) + " ms";
    }
    return tenths(rounded(positive, TENTH_OF_SECOND)) + " s";
  }

  private static long rounded(long nanos, long unit) {
    return nanos / unit + (nanos % unit * 2 >= unit ? 1 : 0);
  }

  private static String tenths(long count) {
    return count % 10 == 0 ? Long.toString(count / 10) : count / 10 + "." + count % 10;
  }
}
