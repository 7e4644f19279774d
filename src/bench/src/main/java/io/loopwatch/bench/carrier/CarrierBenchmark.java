// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.carrier;

import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.child.carrier.CarrierOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What agents add to virtual threads: to a yield, to a park and its unpark, to a thread's whole
 * life.
 *
 * <p>The lesson: the first agent costs more than any that comes after it, whatever it does, because
 * the JVM then tells its tool interface of each mount. So the base is an agent that does nothing,
 * and no agent stands beside it to show what that costs. The children are all up at once and take
 * turns; each set is of fresh JVMs, since how the JIT compiles a mount differs from one to another.
 */
public final class CarrierBenchmark {
  private static final String DEFAULT_SIDES =
      "NONE,EMPTY,CONTROL,LOOPWATCH,CARRIERS_OFF,BLOCKING_OFF,JFR";

  private final Random random = new Random(1);
  private final Jdk jdk;
  private final List<Side> sides;
  private final Flags flags;

  private CarrierBenchmark(Jdk jdk, List<Side> sides, Flags flags) {
    this.jdk = jdk;
    this.sides = sides;
    this.flags = flags;
  }

  /**
   * {@code --sets N}, {@code --turns N}, {@code --millis N} a slice, {@code --warmup MILLISECONDS}
   * of each operation, {@code --carriers 1,2}, {@code --sides} by name, {@code --jdk}, 21 or later.
   */
  public static void main(String[] args) throws Exception {
    Flags flags = new Flags(args, "sets", "turns", "millis", "warmup", "carriers", "sides", "jdk");
    List<Side> sides = sides(flags.get("sides", DEFAULT_SIDES));
    System.out.println(Machine.line());
    for (Jdk jdk : flags.jdks()) {
      for (String carriers : flags.get("carriers", "1,2").split(",")) {
        new CarrierBenchmark(jdk, sides, flags).measure(Integer.parseInt(carriers));
      }
    }
  }

  /** The bases are always among them. */
  private static List<Side> sides(String names) {
    List<String> chosen = Arrays.asList((Side.NONE + "," + Side.EMPTY + "," + names).split(","));
    return Arrays.stream(Side.values()).filter(side -> chosen.contains(side.name())).toList();
  }

  private void measure(int carriers) throws IOException, InterruptedException {
    int sets = flags.get("sets", 3);
    Results results = new Results(sides);
    for (int i = 0; i < sets; i++) {
      results.add(set(carriers));
      System.err.println("set " + (i + 1) + " of " + sets);
    }
    System.out.printf("%nJDK %s, %d carriers, %d sets%n%n", jdk.version(), carriers, sets);
    results.print();
  }

  private List<Runner> set(int carriers) throws IOException, InterruptedException {
    List<Runner> set = new ArrayList<>();
    try {
      for (Side side : sides) {
        set.add(new Runner(side, jdk, carriers));
      }
      warmUp(set);
      for (int i = 0; i < flags.get("turns", 9); i++) {
        turn(set);
      }
    } finally {
      for (Runner runner : set) {
        runner.close();
      }
    }
    return set;
  }

  /** Twice: the agent weaves while the first runs, for it begins at the first virtual thread. */
  private void warmUp(List<Runner> set) throws IOException {
    for (int i = 0; i < 2; i++) {
      for (CarrierOperation operation : CarrierOperation.values()) {
        for (Runner runner : set) {
          runner.warmUp(operation, flags.get("warmup", 1_000));
        }
      }
    }
  }

  /** Each operation on all of them, one right after the other, in another order each time. */
  private void turn(List<Runner> set) throws IOException {
    List<Runner> order = new ArrayList<>(set);
    for (CarrierOperation operation : CarrierOperation.values()) {
      Collections.shuffle(order, random);
      for (Runner runner : order) {
        runner.slice(operation, flags.get("millis", 100));
      }
    }
  }
}
