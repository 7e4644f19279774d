// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.time.Instant;

/**
 * How a time line is divided: into steps of one length, as many as a day has of two minutes at
 * most.
 *
 * @param startSeconds begin of the first step, since the epoch
 * @param stepSeconds length of each, a length that people count in
 * @param steps how many, at least 1
 */
public record Grid(double startSeconds, double stepSeconds, int steps) {
  /** More than a screen can show. */
  private static final int MOST = 721;

  private static final double[] LENGTHS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200
  };
  private static final double DAY = 86_400;

  /** An interval is never as long as it was meant to be, to the last digit. */
  private static final double NEARLY = 0.9;

  private static final long MOST_SECONDS = 100_000_000_000L;

  /**
   * The finest that divides this time, {@code end} being {@code start} at least, but none that is
   * finer than the intervals that are to be shown: their values would stand alone.
   */
  static Grid of(double startSeconds, double endSeconds, double intervalSeconds) {
    double length = endSeconds - startSeconds;
    double step = step(Math.max(length / (MOST - 1), intervalSeconds * NEARLY));
    double first = Math.floor(startSeconds / step) * step;
    int steps = (int) Math.ceil((endSeconds - first) / step);
    return new Grid(first, step, Math.max(1, steps));
  }

  private static double step(double least) {
    for (double each : LENGTHS) {
      if (each >= least) {
        return each;
      }
    }
    return Math.ceil(least / DAY) * DAY;
  }

  /** The step in which a time falls; of times outside the first or the last. */
  int index(double seconds) {
    return (int)
        Math.max(0, Math.min(steps - 1, Math.floor((seconds - startSeconds) / stepSeconds)));
  }

  /** Of a time that may be any, as one in a damaged file: the nearest that a page can show. */
  static long millis(Instant time) {
    long seconds = Math.max(-MOST_SECONDS, Math.min(MOST_SECONDS, time.getEpochSecond()));
    return seconds * 1_000 + time.getNano() / 1_000_000;
  }

  /** Begin of a step, in milliseconds since the epoch. */
  public long millis(int step) {
    return Math.round((startSeconds + step * stepSeconds) * 1_000);
  }
}
