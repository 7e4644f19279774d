// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.callback;

import io.loopwatch.bench.Figure;
import io.loopwatch.bench.Jdk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH's benchmarks of the probe took, each run once a round, in nanoseconds. */
public final class Scores {
  private static final String PACKAGE = "io.loopwatch.probe.";

  private final Map<String, List<Double>> scores = new LinkedHashMap<>();

  private final double percentile;

  private Scores(double percentile) {
    this.percentile = percentile;
  }

  /**
   * Runs them.
   *
   * @param classes a regular expression of their simple names
   * @param percentile of the iterations: they are short, and the slower ones measure what else the
   *     machine does
   */
  public static Scores run(Jdk jdk, String classes, int rounds, double percentile)
      throws RunnerException {
    Scores scores = new Scores(percentile);
    for (int i = 0; i < rounds; i++) {
      System.err.println("round " + (i + 1) + " of " + rounds);
      scores.round(jdk, classes);
    }
    return scores;
  }

  private void round(Jdk jdk, String classes) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(PACKAGE.replace(".", "\\.") + "(" + classes + ")\\.")
        .jvm(jdk.java())
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true);
    for (RunResult result : new Runner(options.build()).run()) {
      String name = result.getParams().getBenchmark().replace(PACKAGE, "");
      scores
          .computeIfAbsent(name, any -> new ArrayList<>())
          .add(result.getPrimaryResult().getStatistics().getPercentile(percentile));
    }
  }

  /** What one benchmark took, {@code Class.method}. */
  public Figure of(String name) {
    return Figure.of(each(name));
  }

  /** What one took more than another of the same round. */
  public Figure added(String name, String plain) {
    return Figure.of(difference(name, plain));
  }

  /** The same in units of a third. */
  public Figure added(String name, String plain, String unit) {
    List<Double> ratios = new ArrayList<>();
    List<Double> added = difference(name, plain);
    for (int i = 0; i < added.size(); i++) {
      ratios.add(added.get(i) / each(unit).get(i));
    }
    return Figure.of(ratios);
  }

  private List<Double> difference(String name, String plain) {
    List<Double> added = new ArrayList<>();
    for (int i = 0; i < each(name).size(); i++) {
      added.add(each(name).get(i) - each(plain).get(i));
    }
    return added;
  }

  private List<Double> each(String name) {
    List<Double> each = scores.get(name);
    if (each == null) {
      throw new IllegalArgumentException("no such benchmark has run: " + name);
    }
    return each;
  }
}
