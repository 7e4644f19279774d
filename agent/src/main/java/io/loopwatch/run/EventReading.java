// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.EventLog;
import io.loopwatch.report.LoggedEvent;
import io.loopwatch.report.LoggedLoop;
import io.loopwatch.report.ProcessName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads event logs: pairs what was told of one thing, hands on what is over. What never ended, for
 * the process died or the log ends, is handed on as open. Bounded; used by one thread.
 */
final class EventReading {
  /** More cannot last at once but in a damaged log. */
  private static final int MOST_OPEN = 10_000;

  private final LoopTable loops;
  private final Findings findings;
  private final Map<Long, LoggedEvent> open = new LinkedHashMap<>();
  private @Nullable ProcessName process;
  private long events;

  EventReading(LoopTable loops, Findings findings) {
    this.loops = loops;
    this.findings = findings;
  }

  /**
   * Adds all of a log.
   *
   * @return how many events were read
   * @throws IOException where the file cannot be read
   */
  long read(Path path, Consumer<String> problems) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return read(in, path.toString(), problems);
    }
  }

  /**
   * Adds all of a stream, and does not close it.
   *
   * @param name stands for the path in problems
   */
  long read(InputStream in, String name, Consumer<String> problems) throws IOException {
    events = 0;
    process = null;
    try {
      EventLog.read(in, name, this::add, problems);
    } finally {
      leaveOpen();
    }
    return events;
  }

  private void add(LoggedEvent event) {
    events++;
    findings.time(event);
    switch (event.type()) {
      case "start" -> start(event);
      case "stop" -> event.loops().forEach(this::stop);
      case "stall", "iteration", "lag", "starvation" -> lasting(event);
      case "blocking" -> findings.blocking(event, loop(event));
      case "pinned" -> findings.pin(event, loop(event));
      case "flood", "dropped", "notice" -> findings.episode(event, loopOrNone(event));
      default -> {} // of a later version
    }
  }

  /** A new run: nothing of the one before goes on. */
  private void start(LoggedEvent event) {
    leaveOpen();
    process = event.host().isEmpty() ? null : new ProcessName(event.host(), event.pid());
    loops.thresholds(process).read(event.options());
  }

  /** A loop that was made and never ran is not worth a row. */
  private void stop(LoggedLoop loop) {
    if (loop.callbacks() != 0 || loop.stalls() > 0) {
      loops
          .ofEvent(process, loop.loop(), loop.loopKind())
          .utilization(loop.utilization() >= 0 ? loop.utilization() : Double.NaN);
    }
  }

  private void lasting(LoggedEvent event) {
    boolean isOver = event.phase().isEmpty() || event.phase().equals("ended");
    open.remove(event.id());
    if (isOver) {
      finish(event, false);
      return;
    }
    if (open.size() >= MOST_OPEN) {
      Long eldest = open.keySet().iterator().next();
      finish(open.remove(eldest), true);
    }
    open.put(event.id(), event);
  }

  private void leaveOpen() {
    open.values().forEach(event -> finish(event, true));
    open.clear();
  }

  private void finish(LoggedEvent event, boolean isOpen) {
    if (event.type().equals("stall") || event.type().equals("iteration")) {
      findings.stall(event, loop(event), isOpen);
    } else {
      findings.episode(event, loopOrNone(event));
    }
  }

  private LoopRun loop(LoggedEvent event) {
    return loops.ofEvent(process, event.loop(), event.loopKind());
  }

  private int loopOrNone(LoggedEvent event) {
    return event.loop().isEmpty() ? -1 : loop(event).index();
  }
}
