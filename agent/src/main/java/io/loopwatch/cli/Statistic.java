// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a histogram.
 *
 * @param label as users write it: {@code p99.9}, {@code max}, {@code mean}
 * @param percentile 0 to 100; not a number of the mean
 */
record Statistic(String label, double percentile) {
  private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,2}(?:\\.[0-9]{1,9})?|100)");

  /** Null where there is none of that name. */
  static @Nullable Statistic of(String label) {
    if (label.equals("max")) {
      return new Statistic(label, 100);
    }
    if (label.equals("mean")) {
      return new Statistic(label, Double.NaN);
    }
    Matcher percentile = PERCENTILE.matcher(label);
    return percentile.matches()
        ? new Statistic(label, Double.parseDouble(percentile.group(1)))
        : null;
  }

  /** In nanoseconds. */
  long nanos(Histogram histogram) {
    return Double.isNaN(percentile)
        ? Math.round(histogram.getMean())
        : histogram.getValueAtPercentile(percentile);
  }

  /** The least that it may have been, for a histogram knows its values to a percent. */
  long leastNanos(Histogram histogram) {
    long nanos = nanos(histogram);
    return Double.isNaN(percentile) ? nanos : histogram.lowestEquivalentValue(nanos);
  }
}
