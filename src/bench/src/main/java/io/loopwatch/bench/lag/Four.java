// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.lag;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Four figures of a distribution, in milliseconds.
 *
 * @param values mean, p50, p90, p99
 */
record Four(double[] values) {
  private static final double RATIO = 0.1;
  private static final double MILLIS = 0.2;

  static Four of(Histogram nanos) {
    return new Four(
        new double[] {
          nanos.getMean() / 1e6,
          nanos.getValueAtPercentile(50) / 1e6,
          nanos.getValueAtPercentile(90) / 1e6,
          nanos.getValueAtPercentile(99) / 1e6
        });
  }

  static Four parse(String text) {
    return new Four(Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray());
  }

  /** Each less an amount, at least 0. */
  Four less(double millis) {
    return new Four(Arrays.stream(values).map(value -> Math.max(0, value - millis)).toArray());
  }

  /** Whether each is within 10 % or 0.2 ms of the other's. */
  boolean agreesWith(Four truth) {
    return IntStream.range(0, values.length).allMatch(i -> near(values[i], truth.values[i]));
  }

  private static boolean near(double value, double truth) {
    return Math.abs(value - truth) <= Math.max(MILLIS, RATIO * truth);
  }

  /** As a cell of a table. */
  String text() {
    return String.format(
        Locale.ROOT, "%.2f / %.2f / %.2f / %.2f", values[0], values[1], values[2], values[3]);
  }
}
