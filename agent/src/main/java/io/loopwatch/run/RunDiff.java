// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.Arrays;
import java.util.List;

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

  /** What both runs have counted. */
  public List<Measure> measures() {
    return Arrays.stream(Measure.values())
        .filter(measure -> before.total(measure) != null && after.total(measure) != null)
        .toList();
  }

  /** Whether both runs tell of stalls. */
  public boolean hasEvents() {
    return before.hasEvents() && after.hasEvents();
  }

  /** How long a run was told of, in seconds, at least 1: in steps of its time line. */
  public static double seconds(Run run) {
    return Math.max(1, (run.grid().millis(run.grid().steps()) - run.grid().millis(0)) / 1_000.0);
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
