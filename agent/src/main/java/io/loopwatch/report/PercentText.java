// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/** Parts of a whole in words. */
public final class PercentText {
  private PercentText() {}

  /**
   * Whole percents from 10 on, below that one digit, and {@code less than 0.1 %} for what is not
   * nothing.
   *
   * @param part 0 to 1
   */
  public static String of(double part) {
    double percent = part * 100;
    if (percent >= 9.95 || percent == 0) {
      return Math.round(percent) + " %";
    }
    return percent < 0.05 ? "less than 0.1 %" : Math.round(percent * 10) / 10.0 + " %";
  }

  /** Of a part and its whole, which may be nothing. */
  public static String of(long part, long all) {
    return of(all <= 0 ? 0 : (double) part / all);
  }
}
