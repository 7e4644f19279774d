// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.callback;

import io.loopwatch.bench.Figure;
import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What the probe costs a callback, in readings of the clock.
 *
 * <p>The lesson: nanoseconds differ from machine to machine and from minute to minute; what a
 * callback costs in readings of the clock of the same minute does not. So all benchmarks run once a
 * round, and ratios are taken within a round.
 */
public final class CallbackCost {
  /** Iterations are short, and the slower ones measure what else the machine does. */
  private static final double QUIET = 25;

  private static final String CLOCK = "CallbackBenchmark.clock";
  private static final List<String[]> PAIRS =
      List.of(
          new String[] {
            "a task on a busy loop", "CallbackBenchmark.chainedTasks", "CallbackBenchmark.plain"
          },
          new String[] {
            "an I/O callback on a busy loop",
            "CallbackBenchmark.chainedCallbacks",
            "CallbackBenchmark.plain"
          },
          new String[] {"a task alone", "CallbackBenchmark.lonelyTask", "CallbackBenchmark.plain"},
          new String[] {
            "a whole turn with one I/O callback",
            "CallbackBenchmark.turnOfOne",
            "CallbackBenchmark.plain"
          },
          new String[] {
            "a woven method on a thread without a loop",
            "BystanderBenchmark.woven",
            "BystanderBenchmark.plain"
          },
          new String[] {
            "of that: counting a duration", "CountBenchmark.counts", "CountBenchmark.value"
          },
          new String[] {
            "of that: a turn's share in I/O lag", "CountBenchmark.spread", "CountBenchmark.value"
          },
          new String[] {
            "for comparison: HdrHistogram's Recorder",
            "CountBenchmark.recorder",
            "CountBenchmark.value"
          });

  private final Map<String, List<Double>> scores = new LinkedHashMap<>();

  private CallbackCost() {}

  /** {@code --rounds N}. */
  public static void main(String[] args) throws RunnerException {
    int rounds = new Flags(args, "rounds").get("rounds", 5);
    CallbackCost cost = new CallbackCost();
    for (int i = 0; i < rounds; i++) {
      System.err.println("round " + (i + 1) + " of " + rounds);
      cost.round();
    }
    cost.print();
  }

  private void round() throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include("io\\.loopwatch\\.probe\\.")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    for (RunResult result : new Runner(options).run()) {
      String name = result.getParams().getBenchmark().replace("io.loopwatch.probe.", "");
      scores
          .computeIfAbsent(name, any -> new ArrayList<>())
          .add(result.getPrimaryResult().getStatistics().getPercentile(QUIET));
    }
  }

  private void print() {
    System.out.println(Machine.line() + "\n");
    System.out.println("`System.nanoTime()`: " + Figure.of(score(CLOCK)).text(1) + " ns\n");
    Table table = new Table(System.out, "added to", "ns", "readings of the clock");
    for (String[] pair : PAIRS) {
      List<Double> nanos = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < score(CLOCK).size(); i++) {
        double added = score(pair[1]).get(i) - score(pair[2]).get(i);
        nanos.add(added);
        ratios.add(added / score(CLOCK).get(i));
      }
      table.row(pair[0], Figure.of(nanos).text(1), Figure.of(ratios).text(2));
    }
  }

  private List<Double> score(String name) {
    return scores.get(name);
  }
}
