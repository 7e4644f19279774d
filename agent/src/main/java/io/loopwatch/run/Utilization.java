// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.Arrays;

/** From how long the turns of a loop took to the part of the time that it was awake. */
final class Utilization {
  private Utilization() {}

  /**
   * For each step, 0 to 1; not a number outside of the loop's life. A turn is counted as it ends:
   * what has no room in its step lies in those before.
   */
  static double[] of(Series busy, Grid grid) {
    double[] parts = new double[grid.steps()];
    Arrays.fill(parts, Double.NaN);
    double[] nanos = busy.sumNanos();
    double over = 0;
    for (int step = grid.steps() - 1; step >= 0; step--) {
      double seconds = alive(busy, grid, step);
      if (seconds > 0) {
        double taken = over + nanos[step] / 1e9;
        parts[step] = Math.min(1, taken / seconds);
        over = Math.max(0, taken - seconds);
      }
    }
    return parts;
  }

  /** Seconds of a step in which there was such a loop. */
  private static double alive(Series busy, Grid grid, int step) {
    double begin = grid.startSeconds() + step * grid.stepSeconds();
    double end = Math.min(busy.endSeconds(), begin + grid.stepSeconds());
    return end - Math.max(busy.startSeconds(), begin);
  }

  /** Over its whole life, 0 to 1. */
  static double overall(Series busy) {
    double seconds = busy.endSeconds() - busy.startSeconds();
    double taken = Arrays.stream(busy.sumNanos()).sum() / 1e9;
    return seconds <= 0 ? Double.NaN : Math.min(1, taken / seconds);
  }
}
