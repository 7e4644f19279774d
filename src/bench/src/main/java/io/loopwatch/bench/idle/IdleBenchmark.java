// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.idle;

import io.loopwatch.bench.Child;
import io.loopwatch.bench.Figure;
import io.loopwatch.bench.Flags;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Machine;
import io.loopwatch.bench.Places;
import io.loopwatch.bench.Table;
import io.loopwatch.bench.Variant;
import io.loopwatch.bench.child.IdleLoops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What watching costs where nothing happens: the watchdog's CPU, and memory.
 *
 * <p>The lesson: an agent that looks a hundred times a second at each of a thousand loops has 10 µs
 * for each, all in all, before it takes a core; and a histogram that reserves room for an hour for
 * each of them takes as much memory as the application. Memory is told as differences: of heaps
 * after a collection, with Loopwatch (and its histogram log on) and without.
 */
public final class IdleBenchmark {
  private static final int FEW = 64;
  private static final int MANY = 1_000;
  private static final double KIB = 1_024;

  private final Jdk jdk;
  private final String classPath;
  private final String seconds;
  private double cpu;

  private IdleBenchmark(Jdk jdk, String classPath, String seconds) {
    this.jdk = jdk;
    this.classPath = classPath;
    this.seconds = seconds;
  }

  /** {@code --rounds N}, {@code --seconds N}, {@code --netty}, {@code --jdk}. */
  public static void main(String[] args) throws Exception {
    Flags flags = new Flags(args, "rounds", "seconds", "netty", "jdk");
    String netty = flags.get("netty", "4.2");
    System.out.println(Machine.line());
    for (Jdk jdk : flags.jdks()) {
      int rounds = flags.get("rounds", 3);
      System.out.printf("%nNetty %s, JDK %s, %d rounds%n%n", netty, jdk.version(), rounds);
      new IdleBenchmark(jdk, Places.nettyClassPath(netty), flags.get("seconds", "20")).run(rounds);
    }
  }

  private void run(int rounds) throws IOException, InterruptedException {
    List<Double> shares = new ArrayList<>();
    List<Double> perLoop = new ArrayList<>();
    List<Double> agent = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      double few = heap(FEW, Variant.LOOPWATCH) - heap(FEW, Variant.EMPTY);
      double many = heap(MANY, Variant.LOOPWATCH);
      shares.add(100 * cpu);
      many -= heap(MANY, Variant.EMPTY);
      perLoop.add((many - few) / (MANY - FEW) / KIB);
      agent.add(few / KIB / KIB);
    }
    Table table = new Table(System.out, "", "figure");
    table.row("watchdog, 1,000 idle loops, % of a core", Figure.of(shares).text(2));
    table.row("memory a loop, KiB", Figure.of(perLoop).text(1));
    table.row("agent's heap with 64 loops, MiB", Figure.of(agent).text(1));
  }

  private double heap(int loops, Variant variant) throws IOException, InterruptedException {
    Path log = Files.createTempFile("idle", ".hlog");
    List<String> arguments = new ArrayList<>(variant.arguments());
    if (variant == Variant.LOOPWATCH) {
      arguments.set(0, arguments.get(0) + "=histograms=" + log);
    }
    // One collector for all: what counts as used differs between them.
    arguments.add("-XX:+UseSerialGC");
    try (Child child =
        Child.start(jdk, arguments, classPath, IdleLoops.class, String.valueOf(loops), seconds)) {
      double heap = child.awaitNumber("heap");
      cpu = child.awaitNumber("cpu");
      return heap;
    } finally {
      Files.deleteIfExists(log);
    }
  }
}
