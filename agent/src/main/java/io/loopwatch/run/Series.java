// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * One histogram over time and in all. Filled in the order of the log, by one thread; read when all
 * is in.
 */
public final class Series {
  /** In a time line: nothing was counted. */
  public static final long NONE = -1;

  private final Counts total = new Counts();
  private final long[] p50Nanos;
  private final long[] p99Nanos;
  private final long[] maxNanos;
  private final double[] sumNanos;
  private final Counts open = new Counts();
  private int openStep = -1;
  private double startSeconds = Double.POSITIVE_INFINITY;
  private double endSeconds;

  Series(int steps) {
    p50Nanos = none(steps);
    p99Nanos = none(steps);
    maxNanos = none(steps);
    sumNanos = new double[steps];
  }

  private static long[] none(int steps) {
    long[] values = new long[steps];
    Arrays.fill(values, NONE);
    return values;
  }

  void live(double start, double end) {
    startSeconds = Math.min(startSeconds, start);
    endSeconds = Math.max(endSeconds, end);
  }

  /** Counts of a step that may go on. */
  void add(int step, Counts counts) {
    if (step != openStep) {
      close();
    }
    openStep = step;
    open.add(counts);
  }

  /** A step that is over. */
  void add(Figures figures) {
    close();
    put(figures);
  }

  /** Counts of steps whose figures are told apart. */
  void addTotal(Counts counts) {
    total.add(counts);
  }

  /** The step that may have gone on does not. */
  void close() {
    if (openStep >= 0) {
      put(Figures.of(openStep, open));
      total.add(open);
      open.clear();
      openStep = -1;
    }
  }

  /** Of a step that comes again, as in files of two runs, the higher figures stand. */
  private void put(Figures figures) {
    int step = figures.step();
    p50Nanos[step] = Math.max(p50Nanos[step], figures.p50Nanos());
    p99Nanos[step] = Math.max(p99Nanos[step], figures.p99Nanos());
    maxNanos[step] = Math.max(maxNanos[step], figures.maxNanos());
    sumNanos[step] += figures.sumNanos();
  }

  /** All values. */
  public Histogram histogram() {
    return total.toHistogram();
  }

  /** Median of each step; {@link #NONE} where nothing was counted. */
  public long[] p50Nanos() {
    return p50Nanos.clone();
  }

  /** 99th percentile of each step; {@link #NONE} where nothing was counted. */
  public long[] p99Nanos() {
    return p99Nanos.clone();
  }

  /** The longest of each step; {@link #NONE} where nothing was counted. */
  public long[] maxNanos() {
    return maxNanos.clone();
  }

  /** Sum of each step's values. */
  double[] sumNanos() {
    return sumNanos.clone();
  }

  /** Begin of the first interval that has a value, since the epoch. */
  double startSeconds() {
    return startSeconds;
  }

  /** End of the last one. */
  double endSeconds() {
    return endSeconds;
  }
}
