// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.dropped;

import io.loopwatch.bench.Child;
import io.loopwatch.bench.Figure;
import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.Places;
import io.loopwatch.bench.Table;
import io.loopwatch.bench.Variant;
import io.loopwatch.bench.child.FutureWork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code dropped=true} adds to futures that are asked, as all are in a healthy service.
 *
 * <p>The lesson: a question costs a read as long as no failure is pending, and what nobody asks is
 * rare; so it is the success that has to be measured. Pairs of child JVMs, in turn with and without
 * the option, and ratios within a pair.
 */
public final class DroppedBenchmark {
  private static final Map<String, String> KINDS = kinds();

  private final Jdk jdk;
  private final String classPath;

  private DroppedBenchmark(Jdk jdk, String classPath) {
    this.jdk = jdk;
    this.classPath = classPath;
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("promiseSucceeds", "a promise with a listener succeeds");
    kinds.put("promiseFails", "a promise with a listener fails");
    kinds.put("stagesSucceed", "`thenApply` twice, completed later, `join`");
    kinds.put("completeStages", "`thenApply` twice on a complete future, `join`");
    kinds.put("stagesFail", "`thenApply`, `exceptionally`, failed later, `join`");
    return kinds;
  }

  /** {@code --rounds N}, {@code --netty}, {@code --jdk}. */
  public static void main(String[] args) throws Exception {
    Flags flags = new Flags(args, "rounds", "netty", "jdk");
    String netty = flags.get("netty", "4.2");
    System.out.println(Machine.line());
    for (Jdk jdk : flags.jdks()) {
      int rounds = flags.get("rounds", 7);
      System.out.printf("%nNetty %s, JDK %s, %d rounds%n%n", netty, jdk.version(), rounds);
      new DroppedBenchmark(jdk, Places.nettyClassPath(netty)).run(rounds);
    }
  }

  private void run(int rounds) throws IOException, InterruptedException {
    Map<String, List<Double>> without = new LinkedHashMap<>();
    Map<String, List<Double>> with = new LinkedHashMap<>();
    for (int i = 0; i < rounds; i++) {
      boolean isFirst = i % 2 == 0;
      measure(isFirst, isFirst ? with : without);
      measure(!isFirst, isFirst ? without : with);
    }
    Table table = new Table(System.out, "", "without, ns", "with, ns", "ratio");
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      List<Double> plain = without.get(kind.getKey());
      List<Double> woven = with.get(kind.getKey());
      table.row(
          kind.getValue(),
          Figure.of(plain).text(0),
          Figure.of(woven).text(0),
          Figure.of(ratios(woven, plain)).text(2));
    }
  }

  private static List<Double> ratios(List<Double> woven, List<Double> plain) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      ratios.add(woven.get(i) / plain.get(i));
    }
    return ratios;
  }

  private void measure(boolean isOn, Map<String, List<Double>> figures)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(Variant.LOOPWATCH.arguments());
    arguments.set(0, arguments.get(0) + "=dropped=" + isOn);
    try (Child child = Child.start(jdk, arguments, classPath, FutureWork.class)) {
      for (String kind : KINDS.keySet()) {
        figures.computeIfAbsent(kind, any -> new ArrayList<>()).add(child.awaitNumber(kind));
      }
    }
  }
}
