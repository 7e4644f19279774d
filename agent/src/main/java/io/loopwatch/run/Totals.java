// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.event.Distribution;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** All loops together, by measure. */
final class Totals {
  private Totals() {}

  /**
   * The lag is that of the untagged lines, where HdrHistogram's own tools look; each other measure
   * the sum of all loops.
   */
  static Map<Measure, Histogram> of(Map<SeriesKey, Series> series) {
    Map<Measure, Histogram> totals = new EnumMap<>(Measure.class);
    series.forEach(
        (key, each) -> {
          if (key.measure() != Measure.LAG || key.loop().isEmpty()) {
            totals
                .computeIfAbsent(key.measure(), unused -> Distribution.histogram())
                .add(each.histogram());
          }
        });
    return totals;
  }
}
