// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.origin;

import io.loopwatch.bench.Child;
import io.loopwatch.bench.Figure;
import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.Places;
import io.loopwatch.bench.Table;
import io.loopwatch.bench.Variant;
import io.loopwatch.bench.child.origin.Submissions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code origin=true} adds to a task that is submitted and run, and to a timer that is set and
 * cancelled.
 *
 * <p>The lesson: what is paid is the stack, and by its frames. Both children live through all
 * rounds and are asked in turn, so that the machine's drift is theirs alike.
 */
public final class OriginBenchmark {
  private static final int WARM_UPS = 10;

  private final Table table;
  private final int rounds;
  private final int count;

  private OriginBenchmark(Table table, int rounds, int count) {
    this.table = table;
    this.rounds = rounds;
    this.count = count;
  }

  /** {@code --rounds N}, {@code --count N} tasks a slice, {@code --netty}, {@code --jdk}. */
  public static void main(String[] args) throws Exception {
    Flags flags = new Flags(args, "rounds", "count", "netty", "jdk");
    String netty = flags.get("netty", "4.2");
    int rounds = flags.get("rounds", 21);
    System.out.println(Machine.line());
    for (Jdk jdk : flags.jdks()) {
      System.out.printf("%nNetty %s, JDK %s, %d rounds%n%n", netty, jdk.version(), rounds);
      Table table = new Table(System.out, "", "without, ns", "with, ns", "ratio");
      measure(jdk, netty, new OriginBenchmark(table, rounds, flags.get("count", 50_000)));
    }
  }

  private static void measure(Jdk jdk, String netty, OriginBenchmark benchmark)
      throws IOException, InterruptedException {
    try (Child without = start(jdk, netty, "");
        Child with = start(jdk, netty, "=origin=true")) {
      benchmark.row("a task, 10 frames below", "task 10", without, with);
      benchmark.row("a task, 50 frames below", "task 50", without, with);
      benchmark.row("a task, 200 frames below", "task 200", without, with);
      benchmark.row("a timer, 10 frames below", "timer 10", without, with);
    }
  }

  private static Child start(Jdk jdk, String netty, String options) throws IOException {
    List<String> arguments = new ArrayList<>(Variant.LOOPWATCH.arguments());
    arguments.set(0, arguments.get(0) + options);
    return Child.start(jdk, arguments, Places.nettyClassPath(netty), Submissions.class);
  }

  private void row(String label, String way, Child without, Child with) throws IOException {
    List<Double> plain = new ArrayList<>();
    List<Double> asking = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int i = -WARM_UPS; i < rounds; i++) {
      double first = slice(without, way);
      double second = slice(with, way);
      if (i >= 0) {
        plain.add(first);
        asking.add(second);
        ratios.add(second / first);
      }
    }
    table.row(
        label,
        Figure.ofMiddleHalf(plain).text(0),
        Figure.ofMiddleHalf(asking).text(0),
        Figure.ofMiddleHalf(ratios).text(1));
  }

  private double slice(Child child, String way) throws IOException {
    child.ask(way + " " + count);
    return child.awaitNumber("cpu");
  }
}
