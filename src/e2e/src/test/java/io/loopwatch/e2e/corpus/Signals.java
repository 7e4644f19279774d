// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import java.io.IOException;
import java.util.List;

/** Stops processes for a while. */
final class Signals {
  private Signals() {}

  /** Stops it for so long. */
  static void stop(long pid, int millis) throws IOException, InterruptedException {
    send("-STOP", pid);
    try {
      Thread.sleep(millis);
    } finally {
      send("-CONT", pid);
    }
  }

  private static void send(String signal, long pid) throws IOException, InterruptedException {
    run(List.of("kill", signal, String.valueOf(pid)));
  }

  /** Runs a command to its end. */
  static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new IOException(command + " fails: " + exitCode);
    }
  }
}
