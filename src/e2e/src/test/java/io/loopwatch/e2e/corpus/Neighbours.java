// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import io.loopwatch.e2e.Deadlines;
import io.loopwatch.e2e.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Processes that use all processors, and a child that has to make way for them. */
final class Neighbours implements AutoCloseable {
  private static final Duration BUSY = Duration.ofMillis(100);

  private final List<Process> busy = new ArrayList<>();

  private Neighbours() {}

  /** Gives all threads of a process the lowest priority. There is no way back. */
  static void lower(long pid) {
    Waiting.until(
        "priority lowered", Deadlines.REPORT, () -> lowered(pid), () -> "a thread ends each time");
  }

  /** A thread that ends meanwhile makes it fail. */
  private static Optional<Boolean> lowered(long pid) {
    try {
      lowerAll(pid);
      return Optional.of(true);
    } catch (IOException gone) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void lowerAll(long pid) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("renice", "-n", "19", "-p"));
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      threads.map(thread -> thread.getFileName().toString()).forEach(command::add);
    }
    Signals.run(command);
  }

  /** Two for each processor, so that none is free; they have begun when it returns. */
  static Neighbours start() throws IOException {
    Neighbours neighbours = new Neighbours();
    for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
      neighbours.busy.add(
          new ProcessBuilder("timeout", "60", "sh", "-c", "while :; do :; done").start());
    }
    neighbours.busy.forEach(Neighbours::awaitBusy);
    return neighbours;
  }

  private static void awaitBusy(Process process) {
    Waiting.until(
        "busy neighbour",
        Deadlines.REPORT,
        () -> process.descendants().filter(Neighbours::isBusy).findFirst(),
        () -> process.info().toString());
  }

  private static boolean isBusy(ProcessHandle process) {
    return process.info().totalCpuDuration().filter(used -> used.compareTo(BUSY) > 0).isPresent();
  }

  @Override
  public void close() {
    busy.forEach(Process::destroy); // timeout passes it on
  }
}
