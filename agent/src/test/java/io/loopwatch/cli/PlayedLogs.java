// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Distribution;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Interval;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Start;
import io.loopwatch.report.EventLogReporter;
import io.loopwatch.report.HistogramLogReporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Writes logs as the agent does: 20 s of some loops. */
final class PlayedLogs {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long MILLI = 1_000_000;

  private final Path folder;
  private long id;

  PlayedLogs(Path folder) {
    this.folder = folder;
  }

  /** A loop whose callbacks, turns and lags took so many milliseconds each. */
  static LoopInterval loop(String name, long... millis) {
    Histogram histogram = Distribution.histogram();
    for (long each : millis) {
      histogram.recordValue(each * MILLI);
    }
    return new LoopInterval(
        new LoopId(name, LoopKind.NETTY),
        Distribution.of(histogram),
        Distribution.of(histogram),
        Distribution.of(histogram),
        Distribution.of(histogram),
        0.5);
  }

  Path histograms(String name, LoopInterval... loops) {
    Path path = folder.resolve(name);
    try (HistogramLogReporter log = new HistogramLogReporter(path, START, "1.2")) {
      log.report(new Interval(START, START.plusSeconds(20), List.of(loops)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path;
  }

  static Start start(Map<String, String> options) {
    return new Start(START, "1.2", options);
  }

  /** With an event {@code start} first. */
  Path events(String name, Event... events) {
    return log(name, Stream.concat(Stream.of(start(Map.of())), Stream.of(events)).toList());
  }

  Path log(String name, List<Event> events) {
    Path path = folder.resolve(name);
    try (EventLogReporter log = new EventLogReporter(path)) {
      for (Event event : events) {
        log.report(event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path;
  }

  Stall sleep(String loop, long millis, int line) {
    StackTraceElement frame = new StackTraceElement("com.acme.Orders", "load", "Orders.java", line);
    return stall(loop, millis, Cause.BLOCKING, "Thread.sleep", frame);
  }

  Stall gc(String loop, long millis) {
    return stall(loop, millis, Cause.GC, null, null);
  }

  private Stall stall(
      String loop,
      long millis,
      Cause cause,
      @Nullable String operation,
      @Nullable StackTraceElement culprit) {
    List<StackTraceElement> stack = culprit == null ? List.of() : List.of(culprit);
    id++;
    Evidence evidence =
        new Evidence(
            id,
            StallKind.STALL,
            Phase.ENDED,
            START.plusSeconds(id),
            new LoopId(loop, LoopKind.NETTY),
            millis * MILLI,
            100 * MILLI,
            List.of(new Sample(stack, Thread.State.RUNNABLE, null, false)),
            null,
            1,
            0,
            0,
            -1,
            -1,
            0,
            Map.of());
    Diagnosis diagnosis =
        new Diagnosis(cause, operation, 1, culprit, stack, false, null, null, List.of());
    return new Stall(evidence, diagnosis);
  }
}
