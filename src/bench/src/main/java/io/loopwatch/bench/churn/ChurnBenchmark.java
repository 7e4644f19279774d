// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.churn;

import io.loopwatch.bench.Child;
import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.Places;
import io.loopwatch.bench.Table;
import io.loopwatch.bench.child.carrier.ChurnChild;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Ten minutes of virtual threads that come, work, block, pin and go, under an agent that looks at
 * all it can as often as it can.
 *
 * <p>The lesson: what is kept for a thing must go with the thing. A leak of a few bytes for each
 * virtual thread shows after a million of them, and not in a test of a minute.
 */
public final class ChurnBenchmark {
  private static final Path STRESS = Path.of("src/e2e/target/test-classes");

  /** All that is looked at often, and told to nobody: ten minutes of it would fill disks. */
  private static final String OPTIONS =
      "=threshold=1ms,sample.interval=1ms,pin.threshold=1ms,lag.interval=10ms,events=/dev/null";

  private static final List<String> FIGURES =
      List.of("ended", "failed", "most", "heapKiB", "live", "kept");

  private ChurnBenchmark() {}

  /** {@code --minutes N}, {@code --jdk}, 21 or later. */
  public static void main(String[] args) throws Exception {
    Flags flags = new Flags(args, "minutes", "jdk");
    System.out.println(Machine.line());
    for (Jdk jdk : flags.jdks()) {
      System.out.printf("%nJDK %s%n%n", jdk.version());
      run(jdk, flags.get("minutes", 10));
    }
  }

  private static void run(Jdk jdk, int minutes) throws IOException, InterruptedException {
    Table table =
        new Table(
            System.out,
            "minute",
            "threads ended",
            "failed",
            "most carriers",
            "heap after a collection, KiB",
            "carriers",
            "kept for carriers");
    try (Child child = start(jdk, minutes)) {
      for (int minute = 1; minute <= minutes; minute++) {
        Object[] cells = new Object[FIGURES.size() + 1];
        cells[0] = minute;
        for (int i = 0; i < FIGURES.size(); i++) {
          cells[i + 1] = child.await(FIGURES.get(i));
        }
        table.row(cells);
      }
    }
  }

  private static Child start(Jdk jdk, int minutes) throws IOException {
    if (!Files.isDirectory(STRESS)) {
      throw new IllegalStateException(STRESS + " is missing: start with scripts/bench");
    }
    return Child.start(
        jdk,
        List.of(
            "-javaagent:" + Places.agent() + OPTIONS,
            "-Xmx256m",
            "-Djdk.virtualThreadScheduler.parallelism=2",
            "-Djdk.reflect.useNativeAccessorOnly=true"),
        Places.plainClassPath() + File.pathSeparator + STRESS,
        ChurnChild.class,
        String.valueOf(minutes));
  }
}
