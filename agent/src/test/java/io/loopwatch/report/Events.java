// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Distribution;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.FrameCount;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Events for tests: one stall in the service's code, told in both phases, and what goes with it.
 */
final class Events {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final LoopId LOOP = new LoopId("vert.x-eventloop-thread-0", LoopKind.VERTX);
  static final StackTraceElement SLEEP =
      new StackTraceElement(
          null, "java.base", "17.0.1", "java.lang.Thread", "sleep", "Thread.java", 509);
  static final StackTraceElement LOAD =
      new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42);

  private Events() {}

  static Stall seen(long id) {
    return stall(evidence(id, StallKind.STALL, Phase.SEEN, 120, LOOP, 1), sleeping());
  }

  static Stall ended(long id) {
    return stall(evidence(id, StallKind.STALL, Phase.ENDED, 312, LOOP, 20), sleeping());
  }

  static Stall seen(long id, StackTraceElement culprit) {
    Diagnosis diagnosis =
        new Diagnosis(Cause.CPU, null, 1, culprit, List.of(culprit), false, null, null, List.of());
    return stall(evidence(id, StallKind.STALL, Phase.SEEN, 120, LOOP, 1), diagnosis);
  }

  static Stall stall(Evidence evidence, Diagnosis diagnosis) {
    return new Stall(evidence, diagnosis);
  }

  static Evidence evidence(
      long id, StallKind kind, Phase phase, long millis, LoopId loop, int samples) {
    Sample sample = new Sample(List.of(SLEEP, LOAD), Thread.State.TIMED_WAITING, null, false);
    return new Evidence(
        id,
        kind,
        phase,
        START,
        loop,
        millis * 1_000_000,
        100_000_000,
        Collections.nCopies(samples, sample),
        "com.acme.OrdersVerticle$$Lambda",
        7,
        20_000_000,
        12,
        2_000_000,
        0,
        200_000_000,
        Map.of("verticle", "com.acme.OrdersVerticle"));
  }

  static Diagnosis sleeping() {
    return new Diagnosis(
        Cause.BLOCKING,
        "Thread.sleep",
        0.99,
        LOAD,
        List.of(SLEEP, LOAD),
        false,
        "com.acme.OrdersVerticle$$Lambda",
        null,
        List.of(new FrameCount(SLEEP, 20)));
  }

  static Diagnosis nothingKnown() {
    return new Diagnosis(Cause.UNKNOWN, null, 0, null, List.of(), false, null, null, List.of());
  }

  static Lag lag(Phase phase, long millis, long stallId) {
    return new Lag(3, phase, START, LOOP, millis * 1_000_000, 100_000_000, 5, stallId);
  }

  static Notice notice(String text) {
    return new Notice(START, text);
  }

  /** Histograms as the watchdog makes them, with these values in nanoseconds in all four. */
  static LoopInterval loop(String name, long... values) {
    return new LoopInterval(
        new LoopId(name, LoopKind.NETTY),
        Distribution.of(histogram(values)),
        Distribution.of(histogram(values)),
        Distribution.of(histogram(values)),
        Distribution.of(histogram(values)),
        0.5);
  }

  static Histogram histogram(long... values) {
    Histogram histogram = new Histogram(1_000, 3_600_000_000_000L, 2);
    for (long value : values) {
      histogram.recordValue(value);
    }
    return histogram;
  }
}
