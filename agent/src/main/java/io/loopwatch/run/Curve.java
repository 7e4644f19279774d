// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/** The percentiles of a curve: evenly spread on the axis 1/(1 − p), ten for each factor of ten. */
final class Curve {
  private static final int NINES = 7;
  private static final int A_DECADE = 10;

  /** Of all curves, from 0 to 100. */
  static final List<Double> PERCENTILES =
      DoubleStream.concat(
              DoubleStream.iterate(0, i -> i <= NINES * A_DECADE, i -> i + 1)
                  .map(i -> 100 * (1 - Math.pow(10, -i / A_DECADE))),
              DoubleStream.of(100))
          .boxed()
          .toList();

  private Curve() {}

  /**
   * The values at {@link #PERCENTILES}, in nanoseconds, as far as there are values to tell them
   * apart: the last is the longest.
   */
  static LongStream of(Histogram histogram) {
    long count = histogram.getTotalCount();
    return PERCENTILES.stream()
        .mapToDouble(Double::doubleValue)
        .takeWhile(percentile -> (100 - percentile) / 100 * count >= 0.1)
        .mapToLong(histogram::getValueAtPercentile);
  }
}
