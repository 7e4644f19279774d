// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.callback;

import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.Table;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * What the probe costs a callback, in readings of the clock.
 *
 * <p>The lesson: nanoseconds differ from machine to machine and from minute to minute; what a
 * callback costs in readings of the clock of the same minute does not. So all benchmarks run once a
 * round, and ratios are taken within a round.
 */
public final class CallbackCost {
  private static final String BENCHMARKS = "(Callback|Bystander|Count)Benchmark";
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

  private CallbackCost() {}

  /** {@code --rounds N}, {@code --jdk HOME}. */
  public static void main(String[] args) throws IOException, RunnerException {
    Flags flags = new Flags(args, "rounds", "jdk");
    System.out.println(Machine.line());
    for (Jdk jdk : flags.jdks()) {
      print(jdk, Scores.run(jdk, BENCHMARKS, flags.get("rounds", 5), 25));
    }
  }

  private static void print(Jdk jdk, Scores scores) {
    System.out.println(
        "\nJDK " + jdk.version() + ", `System.nanoTime()`: " + scores.of(CLOCK).text(1) + " ns\n");
    Table table = new Table(System.out, "added to", "ns", "readings of the clock");
    for (String[] pair : PAIRS) {
      table.row(
          pair[0],
          scores.added(pair[1], pair[2]).text(1),
          scores.added(pair[1], pair[2], CLOCK).text(2));
    }
  }
}
