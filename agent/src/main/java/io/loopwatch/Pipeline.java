// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.diagnose.Diagnoser;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Stall;
import io.loopwatch.report.QueuedReporter;
import io.loopwatch.report.Reporter;
import io.loopwatch.watch.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * From findings through the diagnosis to every sink. Each sink has a bounded queue and a thread of
 * its own, so nothing here ever waits.
 */
final class Pipeline implements Findings {
  /** What all sinks together may hold up the end of the JVM. */
  private static final long CLOSE_NANOS = 2_000_000_000L;

  private final Diagnoser diagnoser;
  private final List<QueuedReporter> sinks = new CopyOnWriteArrayList<>();

  Pipeline(Diagnoser diagnoser) {
    this.diagnoser = diagnoser;
  }

  /**
   * Adds a sink; its own troubles are told to all of them, and on stderr where they are the log's.
   */
  void add(Reporter sink, int capacity) {
    boolean isLog = sink.name().equals("log");
    sinks.add(
        new QueuedReporter(
            sink,
            capacity,
            text -> {
              if (isLog) {
                System.err.println("loopwatch: " + text);
              }
              notice(text);
            }));
  }

  /** Tells every sink a line about Loopwatch itself. Any thread may call it. */
  void notice(String text) {
    event(new Notice(Instant.now(), text));
  }

  @Override
  public void stall(Evidence evidence) {
    event(new Stall(evidence, diagnoser.diagnose(evidence)));
  }

  @Override
  public void event(Event event) {
    for (QueuedReporter sink : sinks) {
      sink.offer(event);
    }
  }

  /** Lets every sink write what it has, the log last, within two seconds in all. */
  void close() {
    long deadline = System.nanoTime() + CLOSE_NANOS;
    for (int i = sinks.size() - 1; i >= 0; i--) {
      long left = Math.max(0, deadline - System.nanoTime());
      sinks.get(i).close(Duration.ofNanos(left));
    }
  }
}
