// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.request;

import io.loopwatch.bench.Figure;
import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.Places;
import io.loopwatch.bench.Table;
import io.loopwatch.bench.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What agents add to the CPU that a loop's thread takes for a plaintext HTTP request.
 *
 * <p>The lesson: two runs of the very same server differ by more than a good agent costs. So all
 * variants' servers are up at once and get short slices of load in turn, in random order; a ratio
 * is taken within one turn, their median is one set's figure, and each set is of fresh JVMs,
 * because a JIT compiler does not compile the same twice. What the control shows is noise; a figure
 * within it is none.
 */
public final class RequestBenchmark {
  private static final long SLICE_NANOS = 400_000_000L;

  private static final List<Variant> VARIANTS =
      List.of(Variant.NONE, Variant.CONTROL, Variant.EMPTY, Variant.LOOPWATCH, Variant.BLOCKHOUND);

  private final Random random = new Random(1);
  private final Map<Variant, List<Double>> ratios = new EnumMap<>(Variant.class);
  private final Map<Variant, List<Double>> micros = new EnumMap<>(Variant.class);

  private RequestBenchmark() {}

  /**
   * {@code --sets N}, {@code --slices N}, {@code --warmup SECONDS}, {@code --netty}, {@code --jdk}.
   */
  public static void main(String[] args) throws Exception {
    Flags flags = new Flags(args, "sets", "slices", "warmup", "netty", "jdk");
    String netty = flags.get("netty", "4.2");
    System.out.println(Machine.line());
    for (Jdk jdk : flags.jdks()) {
      RequestBenchmark benchmark = new RequestBenchmark();
      int sets = flags.get("sets", 6);
      for (int i = 0; i < sets; i++) {
        benchmark.set(
            jdk,
            Places.nettyClassPath(netty),
            flags.get("slices", 16),
            flags.get("warmup", 5) * 1_000_000_000L);
        System.err.println("set " + (i + 1) + " of " + sets);
      }
      System.out.printf("%nNetty %s, JDK %s, %d sets%n%n", netty, jdk.version(), sets);
      benchmark.print();
    }
  }

  private void set(Jdk jdk, String classPath, int slices, long warmUpNanos)
      throws IOException, InterruptedException {
    List<Contender> turn = new ArrayList<>();
    try {
      List<Variant> variants = new ArrayList<>(VARIANTS);
      Collections.shuffle(variants, random); // the first to be started is warmed up the longest
      for (Variant variant : variants) {
        turn.add(new Contender(variant, jdk, classPath));
      }
      for (Contender each : turn) {
        each.warmUp(warmUpNanos);
      }
      for (int i = 0; i < slices; i++) {
        for (Contender each : turn) {
          each.slice(SLICE_NANOS);
        }
        Collections.shuffle(turn, random);
      }
      keep(turn);
    } finally {
      for (Contender each : turn) {
        each.close();
      }
    }
  }

  private void keep(List<Contender> turn) {
    List<Double> base =
        turn.stream()
            .filter(each -> each.variant() == Variant.NONE)
            .findAny()
            .orElseThrow()
            .cpuNanos();
    for (Contender each : turn) {
      List<Double> own = each.cpuNanos();
      List<Double> ratio = new ArrayList<>();
      for (int i = 0; i < own.size(); i++) {
        ratio.add(own.get(i) / base.get(i));
      }
      add(ratios, each.variant(), Figure.of(ratio).median());
      add(micros, each.variant(), Figure.of(own).median() / 1e3);
    }
  }

  private static void add(Map<Variant, List<Double>> to, Variant variant, double value) {
    to.computeIfAbsent(variant, any -> new ArrayList<>()).add(value);
  }

  private void print() {
    Table table = new Table(System.out, "", "CPU of the loop a request, µs", "against no agent");
    ratios.forEach(
        (variant, values) ->
            table.row(
                variant.label(),
                Figure.of(micros.get(variant)).text(2),
                Figure.of(values).text(3)));
  }
}
