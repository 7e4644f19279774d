// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.event.Distribution;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One or several loops of a run as one, to compare with those of another.
 *
 * @param loops how many, at least 1
 * @param histograms added up; only those that have a value
 * @param utilization 0 to 1, of the loops in the middle; not a number where nobody knows
 * @param late likewise, see {@link LoopRun#late()}
 * @param stalls of all of them
 * @param blockedNanos of all of them
 */
public record LoopSide(
    int loops,
    Map<Measure, Histogram> histograms,
    double utilization,
    double late,
    long stalls,
    long blockedNanos) {
  static LoopSide of(List<LoopRun> loops) {
    Map<Measure, Histogram> sums = new EnumMap<>(Measure.class);
    for (LoopRun loop : loops) {
      for (Measure measure : loop.measures()) {
        Histogram histogram = loop.histogram(measure);
        if (histogram != null && histogram.getTotalCount() > 0) {
          sums.computeIfAbsent(measure, unused -> Distribution.histogram()).add(histogram);
        }
      }
    }
    return new LoopSide(
        loops.size(),
        sums,
        mean(loops, LoopRun::utilization),
        mean(loops, LoopRun::late),
        loops.stream().mapToLong(LoopRun::stalls).sum(),
        loops.stream().mapToLong(LoopRun::blockedNanos).sum());
  }

  /** Null where nothing was counted. */
  public @Nullable Histogram histogram(Measure measure) {
    return histograms.get(measure);
  }

  private static double mean(List<LoopRun> loops, ToDoubleFunction<LoopRun> part) {
    return loops.stream()
        .mapToDouble(part)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }
}
