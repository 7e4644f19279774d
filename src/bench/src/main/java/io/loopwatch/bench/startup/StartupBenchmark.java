// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.startup;

import io.loopwatch.bench.Figure;
import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.Places;
import io.loopwatch.bench.Table;
import io.loopwatch.bench.Variant;
import io.loopwatch.bench.child.HelloWorld;
import io.loopwatch.bench.child.NettyUp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What agents add to the time and CPU that a program takes to start.
 *
 * <p>The lesson: start-up is bought with classes: each one that an agent loads before {@code main}
 * is paid for by every start, so what an agent does matters less than what it does it with. All
 * variants run once a round, and the difference is taken against the empty agent of the same round.
 */
public final class StartupBenchmark {
  private static final List<Variant> VARIANTS =
      List.of(
          Variant.NONE,
          Variant.CONTROL,
          Variant.EMPTY,
          Variant.LOOPWATCH,
          Variant.BLOCKING_OFF,
          Variant.BLOCKHOUND);

  private StartupBenchmark() {}

  /** {@code --rounds N}, {@code --netty 4.1|4.2}, {@code --jdk HOME}. */
  public static void main(String[] args) throws Exception {
    Flags flags = new Flags(args, "rounds", "netty", "jdk");
    int rounds = flags.get("rounds", 15);
    String netty = flags.get("netty", "4.2");
    System.out.println(Machine.line());
    for (Jdk jdk : flags.jdks()) {
      measure("Hello world", jdk, Places.plainClassPath(), HelloWorld.class, rounds);
      String classPath = Places.nettyClassPath(netty);
      measure("Netty " + netty + " server up", jdk, classPath, NettyUp.class, rounds);
    }
  }

  private static void measure(String title, Jdk jdk, String classPath, Class<?> main, int rounds)
      throws IOException, InterruptedException {
    Map<Variant, List<Start>> starts = new TreeMap<>();
    for (int round = -1; round < rounds; round++) { // the first fills the caches of the system
      for (Variant variant : VARIANTS) {
        Start start = Start.of(jdk, variant.arguments(), classPath, main);
        if (round >= 0) {
          starts.computeIfAbsent(variant, any -> new ArrayList<>()).add(start);
        }
      }
    }
    System.out.println("\n" + title + ", JDK " + jdk.version() + ", " + rounds + " rounds\n");
    print(starts);
  }

  private static void print(Map<Variant, List<Start>> starts) {
    Table table =
        new Table(System.out, "", "up after, ms", "added, ms", "CPU, ms", "CPU added, ms");
    List<Start> empty = starts.get(Variant.EMPTY);
    starts.forEach(
        (variant, rounds) ->
            table.row(
                variant.label(),
                Figure.of(each(rounds, Start::upMillis)).text(0),
                added(rounds, empty, Start::upMillis),
                Figure.of(each(rounds, Start::cpuMillis)).text(0),
                added(rounds, empty, Start::cpuMillis)));
  }

  private static List<Double> each(List<Start> rounds, ToDoubleFunction<Start> figure) {
    return rounds.stream().mapToDouble(figure).boxed().toList();
  }

  /** Against the empty agent of the same round; of the spread, the middle half. */
  private static String added(
      List<Start> rounds, List<Start> empty, ToDoubleFunction<Start> figure) {
    List<Double> added = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      added.add(figure.applyAsDouble(rounds.get(i)) - figure.applyAsDouble(empty.get(i)));
    }
    return Figure.ofMiddleHalf(added).text(0);
  }
}
