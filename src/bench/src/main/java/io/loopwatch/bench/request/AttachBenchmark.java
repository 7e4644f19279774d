// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.request;

import io.loopwatch.bench.Figure;
import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.Places;
import io.loopwatch.bench.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What attaching and detaching cost a server under load: the moment itself, and the CPU of a
 * request before, while it is watched, and after.
 *
 * <p>The lesson: a server that runs gets faster for minutes, and the machine drifts. So beside the
 * server that is attached to there is one that never is, and each figure is the ratio of the two in
 * slices that take turns. What that ratio was before anything was attached is the control.
 */
public final class AttachBenchmark {
  private static final long SLICE_NANOS = 400_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final Random random = new Random(1);
  private final Map<String, List<Double>> ratios = new LinkedHashMap<>();
  private final Map<String, List<Double>> moments = new LinkedHashMap<>();

  private AttachBenchmark() {}

  /** {@code --sets N}, {@code --rounds N}, {@code --slices N}, {@code --warmup SECONDS}, ... */
  public static void main(String[] args) throws Exception {
    Flags flags = new Flags(args, "sets", "rounds", "slices", "warmup", "netty", "jdk");
    String netty = flags.get("netty", "4.2");
    System.out.println(Machine.line());
    for (Jdk jdk : flags.jdks()) {
      AttachBenchmark benchmark = new AttachBenchmark();
      int sets = flags.get("sets", 3);
      for (int i = 0; i < sets; i++) {
        benchmark.set(jdk, Places.nettyClassPath(netty), flags);
        System.err.println("set " + (i + 1) + " of " + sets);
      }
      System.out.printf("%nNetty %s, JDK %s, %d sets%n%n", netty, jdk.version(), sets);
      benchmark.print();
    }
  }

  private void set(Jdk jdk, String classPath, Flags flags) throws Exception {
    long warmUp = flags.get("warmup", 8) * SECOND;
    int slices = flags.get("slices", 8);
    try (AttachedServer attached = new AttachedServer(jdk, classPath);
        AttachedServer never = new AttachedServer(jdk, classPath)) {
      attached.client().run(warmUp);
      never.client().run(warmUp);
      compare("before", attached, never, slices);
      for (int i = 0; i < flags.get("rounds", 2); i++) {
        keep("attach", attached.during("attach"));
        settle(attached, never);
        compare("attached", attached, never, slices);
        keep("detach", attached.during("detach"));
        settle(attached, never);
        compare("detached", attached, never, slices);
      }
    }
  }

  /** What was woven is compiled anew meanwhile. */
  private static void settle(AttachedServer attached, AttachedServer never) throws IOException {
    attached.client().run(3 * SECOND);
    never.client().run(SECOND);
  }

  private void compare(String when, AttachedServer attached, AttachedServer never, int slices)
      throws IOException {
    List<Double> ratio = new ArrayList<>();
    for (int i = 0; i < slices; i++) {
      boolean isFirst = random.nextBoolean();
      double one = (isFirst ? attached : never).slice(SLICE_NANOS);
      double other = (isFirst ? never : attached).slice(SLICE_NANOS);
      ratio.add(isFirst ? one / other : other / one);
    }
    ratios.computeIfAbsent(when, any -> new ArrayList<>()).add(Figure.of(ratio).median());
  }

  private void keep(String what, AttachedServer.Moment moment) {
    add(what + ", ms until it was done", moment.nanos());
    add(what + ", ms of the longest stop", moment.stopNanos());
    add(what + ", ms of the longest batch of 16 requests", moment.batchNanos());
  }

  private void add(String what, long nanos) {
    moments.computeIfAbsent(what, any -> new ArrayList<>()).add(nanos / 1e6);
  }

  private void print() {
    Table table = new Table(System.out, "", "CPU of the loop a request, against a server as it is");
    ratios.forEach((when, values) -> table.row(when, Figure.of(values).text(3)));
    System.out.println();
    Table times = new Table(System.out, "", "ms");
    moments.forEach((what, values) -> times.row(what, Figure.of(values).text(0)));
  }
}
