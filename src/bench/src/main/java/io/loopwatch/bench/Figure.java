// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * A figure with its spread over the rounds in which it was measured.
 *
 * @param median the middle one
 * @param low the lowest
 * @param high the highest
 */
public record Figure(double median, double low, double high) {
  /**
   * Of the rounds' values.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Figure of(Collection<Double> rounds) {
    double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no round");
    }
    return new Figure(middle(sorted), sorted[0], sorted[sorted.length - 1]);
  }

  /** The middle half of the rounds' values, for many rounds of which some were disturbed. */
  public static Figure ofMiddleHalf(Collection<Double> rounds) {
    double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int cut = sorted.length / 4;
    double[] half = Arrays.copyOfRange(sorted, cut, sorted.length - cut);
    return new Figure(middle(sorted), half[0], half[half.length - 1]);
  }

  private static double middle(double[] sorted) {
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** As a cell of a table: {@code 1.23 (1.20–1.31)}, with so many decimals. */
  public String text(int decimals) {
    String one = "%." + decimals + "f";
    return String.format(Locale.ROOT, one + " (" + one + "–" + one + ")", median, low, high);
  }
}
