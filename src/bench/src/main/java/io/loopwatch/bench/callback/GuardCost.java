// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.callback;

import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Table;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** What the probe adds to a method that blocks, by the thread that calls it. */
public final class GuardCost {
  private static final String PLAIN = "GuardBenchmark.plain";
  private static final List<String[]> BENCHMARKS =
      List.of(
          new String[] {"a method that blocks, thread not watched", "unwatchedLeaf"},
          new String[] {"a channel's method, thread not watched", "unwatchedChannel"},
          new String[] {"a method that blocks, loop in a callback", "watchedLeaf"},
          new String[] {"a channel's method that does not block, in a callback", "watchedChannel"},
          new String[] {"a method that blocks, loop idle", "watchedIdle"});

  private GuardCost() {}

  /** Measures and prints. */
  public static void measure(Jdk jdk, int rounds) throws RunnerException {
    Scores scores = Scores.run(jdk, "GuardBenchmark", rounds, 5);
    System.out.printf(
        "%nThe guard, JDK %s, %d rounds; a call without it: %s ns%n%n",
        jdk.version(), rounds, scores.of(PLAIN).text(1));
    Table table = new Table(System.out, "added to", "ns");
    for (String[] each : BENCHMARKS) {
      table.row(each[0], scores.added("GuardBenchmark." + each[1], PLAIN).text(1));
    }
  }
}
