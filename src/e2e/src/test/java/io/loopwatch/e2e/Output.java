// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The last lines of one stream of a child, read by a thread of its own, so that the child never
 * blocks on it. Any thread may ask.
 */
public final class Output {
  private static final int LINES = 5_000;
  private static final int COLUMNS = 4_000;

  private final String name;
  private final Deque<String> lines = new ArrayDeque<>();
  private final Consumer<String> listener;
  private final Thread reader;

  /** Reads until the stream ends; {@code listener} gets each line on the reading thread. */
  Output(String name, InputStream stream, Consumer<String> listener) {
    this.name = name;
    this.listener = listener;
    this.reader = new Thread(() -> read(stream), "e2e-" + name);
    reader.setDaemon(true);
    reader.start();
  }

  /** The lines so far, at most the last 5,000. */
  public List<String> lines() {
    synchronized (lines) {
      return new ArrayList<>(lines);
    }
  }

  /** All lines so far, joined. */
  public String text() {
    return String.join("\n", lines());
  }

  /** Waits for a line and returns the first that fits. */
  public String await(String what, Predicate<String> line) {
    return Waiting.until(
        what + " on " + name,
        Deadlines.REPORT,
        () -> lines().stream().filter(line).findFirst(),
        () -> tail(60));
  }

  /** The last lines, for messages. */
  String tail(int count) {
    List<String> all = lines();
    List<String> last = all.subList(Math.max(0, all.size() - count), all.size());
    return "--- " + name + ", last " + last.size() + " lines\n" + String.join("\n", last) + "\n";
  }

  /** Waits until the stream has ended and all of it was read. */
  void awaitEnd() {
    try {
      reader.join(Deadlines.EXIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(InputStream stream) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        add(line.length() > COLUMNS ? line.substring(0, COLUMNS) + "…" : line);
      }
    } catch (IOException e) {
      add("(" + name + " ended: " + e + ")");
    }
  }

  private void add(String line) {
    synchronized (lines) {
      if (lines.size() == LINES) {
        lines.removeFirst();
      }
      lines.addLast(line);
    }
    listener.accept(line);
  }
}
