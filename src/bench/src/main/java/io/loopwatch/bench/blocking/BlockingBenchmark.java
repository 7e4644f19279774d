// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.blocking;

import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.Places;
import io.loopwatch.bench.Variant;
import io.loopwatch.bench.callback.GuardCost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What agents add to calls that block, and to the same calls where they do not.
 *
 * <p>The lesson: what is woven into {@code park} and {@code read} runs on all threads, so a
 * nanosecond there is paid for by everybody. How long two threads take to wake each other differs
 * by more than that from one second to the next: so the guard is measured by itself, and the calls
 * as they are, in children that are all up at once and take turns. Each set is of fresh JVMs.
 */
public final class BlockingBenchmark {
  private final Random random = new Random(1);
  private final List<Cell> cells = Cell.all();
  private final List<Measure> measures = Measure.all();

  private BlockingBenchmark() {}

  /**
   * {@code --sets N}, {@code --turns N}, {@code --millis N} a slice, {@code --warmup BATCHES} of
   * each operation, {@code --rounds N} of the guard alone, {@code --netty}, {@code --jdk}.
   */
  public static void main(String[] args) throws Exception {
    Flags flags = new Flags(args, "sets", "turns", "millis", "warmup", "rounds", "netty", "jdk");
    String netty = flags.get("netty", "4.2");
    int sets = flags.get("sets", 3);
    System.out.println(Machine.line());
    for (Jdk jdk : flags.jdks()) {
      if (flags.get("rounds", 3) > 0) {
        GuardCost.measure(jdk, flags.get("rounds", 3));
      }
      BlockingBenchmark benchmark = new BlockingBenchmark();
      for (int i = 0; i < sets; i++) {
        benchmark.set(jdk, Places.nettyClassPath(netty), flags);
        System.err.println("set " + (i + 1) + " of " + sets);
      }
      System.out.printf("%nCalls, Netty %s, JDK %s, %d sets%n", netty, jdk.version(), sets);
      benchmark.measures.forEach(measure -> measure.print(benchmark.cells));
    }
  }

  private void set(Jdk jdk, String classPath, Flags flags)
      throws IOException, InterruptedException {
    List<Rival> set = new ArrayList<>();
    try {
      for (Variant variant : Variant.values()) {
        set.add(new Rival(variant, jdk, classPath));
      }
      for (Rival rival : set) {
        for (Cell cell : cells) {
          rival.warmUp(cell, flags.get("warmup", 400));
        }
      }
      for (int i = 0; i < flags.get("turns", 9); i++) {
        turn(set, flags.get("millis", 60));
      }
      measures.forEach(measure -> measure.add(set, cells));
    } finally {
      for (Rival rival : set) {
        rival.close();
      }
    }
  }

  /** Each cell on all of them, one right after the other, in another order each time. */
  private void turn(List<Rival> set, int millis) throws IOException {
    List<Rival> order = new ArrayList<>(set);
    for (Cell cell : cells) {
      Collections.shuffle(order, random);
      for (Rival rival : order) {
        rival.slice(cell, millis);
      }
    }
  }
}
