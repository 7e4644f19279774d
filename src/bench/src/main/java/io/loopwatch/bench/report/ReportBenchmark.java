// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.report;

import io.loopwatch.bench.Figure;
import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.Places;
import io.loopwatch.bench.Table;
import io.loopwatch.bench.child.SumLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long {@code report} takes for a day of 16 loops, beside the sums alone with HdrHistogram's
 * own reader.
 *
 * <p>The lesson: a million small histograms are a million times the fixed cost of one. Whole
 * processes, in turn.
 */
public final class ReportBenchmark {
  private static final int[] CALLBACKS = {100, 3_000};

  private ReportBenchmark() {}

  /** {@code --rounds N}, {@code --jdk HOME}. */
  public static void main(String[] args) throws Exception {
    Flags flags = new Flags(args, "rounds", "jdk");
    int rounds = flags.get("rounds", 3);
    System.out.println(Machine.line());
    Path folder = Files.createTempDirectory("loopwatch-report");
    for (Jdk jdk : flags.jdks()) {
      System.out.printf("%nJDK %s, %d rounds%n%n", jdk.version(), rounds);
      Table table =
          new Table(
              System.out,
              "callbacks a loop and s",
              "log, MB",
              "`report -o`, s",
              "page, KB",
              "HdrHistogram's reader, s");
      for (int callbacks : CALLBACKS) {
        Path log = folder.resolve(callbacks + ".hlog");
        if (!Files.exists(log)) {
          new DayOfLoops().write(log, callbacks);
        }
        row(table, jdk, log, callbacks, rounds);
      }
    }
  }

  private static void row(Table table, Jdk jdk, Path log, int callbacks, int rounds)
      throws IOException, InterruptedException {
    Path page = log.resolveSibling("report.html");
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      ours.add(
          seconds(
              jdk,
              "-jar",
              Places.agent().toString(),
              "report",
              log.toString(),
              "-o",
              page.toString()));
      theirs.add(
          seconds(jdk, "-cp", Places.libClassPath(), SumLog.class.getName(), log.toString()));
    }
    table.row(
        callbacks / 5,
        Files.size(log) >> 20,
        Figure.of(ours).text(1),
        Files.size(page) >> 10,
        Figure.of(theirs).text(0));
  }

  private static double seconds(Jdk jdk, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(jdk.java());
    builder.command().addAll(List.of(arguments));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    int status = builder.start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(builder.command() + " ended with " + status);
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
