// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Processes that use all processors, and a child that has to make way for them. */
final class Neighbours implements AutoCloseable {
  private final List<Process> busy = new ArrayList<>();

  private Neighbours() {}

  /** Gives all threads of a process the lowest priority. There is no way back. */
  static void lower(long pid) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("renice", "-n", "19", "-p"));
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      threads.map(thread -> thread.getFileName().toString()).forEach(command::add);
    }
    Signals.run(command);
  }

  /** One for each processor, and at least two. */
  static Neighbours start() throws IOException {
    Neighbours neighbours = new Neighbours();
    for (int i = 0; i < Math.max(2, Runtime.getRuntime().availableProcessors()); i++) {
      neighbours.busy.add(
          new ProcessBuilder("timeout", "60", "sh", "-c", "while :; do :; done").start());
    }
    return neighbours;
  }

  @Override
  public void close() {
    busy.forEach(Process::destroy); // timeout passes it on
  }
}
