// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Two runs side by side.
 *
 * @param before the one
 * @param after the other
 */
public record RunDiff(Run before, Run after) {
  /** Below this a histogram does not tell two values apart. */
  private static final double SAME = 0.015;

  /** Loops by name, or by group where names are others. */
  public List<LoopDiff> loops() {
    return new LoopPairs(before.loops(), after.loops()).all();
  }

  /** Culprits that cost most, before or after, first. */
  public List<CulpritDiff> culprits() {
    return CulpritPairs.of(before.culprits(), after.culprits());
  }

  /** What was counted before or after. */
  public List<Measure> measures() {
    return Arrays.stream(Measure.values())
        .filter(measure -> before.total(measure) != null || after.total(measure) != null)
        .toList();
  }

  /** Whether there is anything that both runs tell. */
  public boolean isComparable() {
    return hasEvents()
        || measures().stream()
            .anyMatch(measure -> before.total(measure) != null && after.total(measure) != null);
  }

  /** Whether both runs tell of stalls. */
  public boolean hasEvents() {
    return before.hasEvents() && after.hasEvents();
  }

  /**
   * How long a run was told of, in seconds, at least 1: by its histograms; where it has none, in
   * steps of its time line.
   */
  public static double seconds(Run run) {
    double start = Double.POSITIVE_INFINITY;
    double end = Double.NEGATIVE_INFINITY;
    for (LoopRun loop : run.loops()) {
      for (Measure measure : loop.measures()) {
        Series series = Objects.requireNonNull(loop.series(measure));
        start = Math.min(start, series.startSeconds());
        end = Math.max(end, series.endSeconds());
      }
    }
    Grid grid = run.grid();
    double seconds = end >= start ? end - start : grid.steps() * grid.stepSeconds();
    return Math.max(1, seconds);
  }

  /**
   * How many times as much time a culprit costs, each for the time that its run was told of; not a
   * number where it cost none before.
   */
  public double change(CulpritDiff culprit) {
    double ofBefore = culprit.beforeNanos() / seconds(before);
    return ofBefore == 0 ? Double.NaN : culprit.afterNanos() / seconds(after) / ofBefore;
  }

  /** Whether a ratio is none that can be told from 1. */
  public static boolean isSame(double ratio) {
    return Math.abs(ratio - 1) < SAME;
  }
}
