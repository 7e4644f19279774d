// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.lag;

import io.loopwatch.bench.Child;
import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.Places;
import io.loopwatch.bench.Table;
import io.loopwatch.bench.child.lag.LagLoop;
import io.loopwatch.bench.child.lag.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lays Loopwatch's lag beside a real heartbeat's, and its I/O lag beside what messages waited.
 *
 * <p>The lesson: an estimate of lag is easily wrong where lag matters: one that samples when the
 * loop lets it reads low in every burst. So both are taken at the same time in the same process,
 * and compared as distributions, not as means alone.
 */
public final class LagBenchmark {
  private LagBenchmark() {}

  /** {@code --seconds N} for each load, {@code --load NAME}, {@code --netty}, {@code --jdk}. */
  public static void main(String[] args) throws Exception {
    Flags flags = new Flags(args, "seconds", "load", "netty", "jdk");
    String netty = flags.get("netty", "4.2");
    String only = flags.get("load", "");
    System.out.println(Machine.line());
    for (Jdk jdk : flags.jdks()) {
      System.out.printf(
          "%nNetty %s, JDK %s; mean / p50 / p90 / p99 in ms%n%n", netty, jdk.version());
      Table table = new Table(System.out, "load", "figure", "measured", "Loopwatch", "agree");
      for (Load load : Load.values()) {
        if (only.isEmpty() || only.equals(load.name())) {
          measure(load, flags.get("seconds", 30), jdk, Places.nettyClassPath(netty), table);
        }
      }
    }
  }

  private static void measure(Load load, int seconds, Jdk jdk, String classPath, Table table)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("lag", ".hlog");
    Files.delete(log);
    List<String> agent =
        List.of(
            "-javaagent:"
                + Places.agent()
                + "=lag.interval=10ms,histograms.interval=200ms,"
                + "threshold=1m,lag.threshold=1m,iteration.threshold=1m,histograms="
                + log);
    Child child =
        Child.start(jdk, agent, classPath, LagLoop.class, load.name(), String.valueOf(seconds));
    try (child) {
      double idle = child.awaitNumber("idleIo");
      HistogramLog window =
          new HistogramLog(log, child.awaitNumber("from"), child.awaitNumber("to"));
      Four task = Four.parse(child.await("task"));
      Four io = Four.parse(child.await("io")).less(idle);
      child.close(); // writes the last interval
      row(table, load.label(), "lag", task, Four.of(window.sum(":lag")));
      row(table, "", "I/O lag", io, Four.of(window.sum(":iolag")));
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static void row(Table table, String load, String figure, Four measured, Four loopwatch) {
    String agree = loopwatch.agreesWith(measured) ? "yes" : "**no**";
    table.row(load, figure, measured.text(), loopwatch.text(), agree);
  }
}
