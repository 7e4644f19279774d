// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What Loopwatch says on stderr. */
final class Stderr {
  private Stderr() {}

  /** An action that may throw. */
  interface Action {
    void run() throws Exception;
  }

  /** Lines that begin with {@code loopwatch} and were written while the action ran. */
  static List<String> linesOf(Action action) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return written
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("loopwatch"))
        .toList();
  }
}
