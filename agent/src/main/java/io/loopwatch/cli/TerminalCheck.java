// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import java.io.IOException;

/**
 * Whether this JVM was started in a terminal that can do more than print. {@code System.console()}
 * does not tell from Java 22 on, so the shell is asked.
 */
final class TerminalCheck {
  private TerminalCheck() {}

  static boolean isUsable() throws InterruptedException {
    String type = System.getenv("TERM");
    if (type == null || type.isEmpty() || type.equals("dumb")) {
      return false;
    }
    try {
      return new ProcessBuilder("sh", "-c", "test -t 0 && test -t 1 && stty -a >/dev/null")
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException noShell) {
      return false;
    }
  }
}
