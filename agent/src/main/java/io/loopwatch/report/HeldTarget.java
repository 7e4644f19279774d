// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Keeps the records of {@code log=application} until the application's logging is there, at most
 * {@value #MOST}. Says once that it is full, and at the end what nobody was told.
 */
final class HeldTarget implements LogTarget {
  static final int MOST = 256;

  private final Queue<LogMessage> held = new ArrayDeque<>();
  private final Consumer<String> notices;
  private long lost;

  HeldTarget(Consumer<String> notices) {
    this.notices = notices;
  }

  @Override
  public void write(LogMessage message) {
    if (held.size() < MOST) {
      held.add(message);
      return;
    }
    lost++;
    if (lost == 1) {
      notices.accept(
          "log=application has found no SLF4J back end yet; "
              + MOST
              + " records wait for one and further ones are dropped; log=auto would use stderr");
    }
  }

  /** Gives all that is held to the target, oldest first. */
  void releaseTo(LogTarget target) throws IOException {
    while (!held.isEmpty()) {
      target.write(held.remove());
    }
  }

  @Override
  public void close() {
    if (!held.isEmpty() || lost > 0) {
      notices.accept(
          "log=application has found no SLF4J back end; records nobody was told: "
              + (held.size() + lost));
    }
  }
}
