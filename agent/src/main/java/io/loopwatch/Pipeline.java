// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.diagnose.CallDiagnoser;
import io.loopwatch.diagnose.Diagnoser;
import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Stop;
import io.loopwatch.report.QueuedReporter;
import io.loopwatch.report.Reporter;
import io.loopwatch.totals.BlockingSites;
import io.loopwatch.totals.Culprits;
import io.loopwatch.watch.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * From findings through the diagnosis to every sink. Each sink has a bounded queue and a thread of
 * its own, so nothing here ever waits.
 */
final class Pipeline implements Findings {
  /** What all sinks together may hold up the end of the JVM. */
  private static final long CLOSE_NANOS = 2_000_000_000L;

  /** What each gets though another hung. */
  private static final long LEAST_CLOSE_NANOS = 200_000_000L;

  private static final String LOG = "log";

  /**
   * Sites and culprits that the end tells: a log of events is read by programs, but kept by people.
   */
  private static final int MOST_AT_END = 100;

  private final Diagnoser diagnoser;
  private final CallDiagnoser calls;
  private final BlockingSites sites;
  private final Culprits culprits;
  private final List<QueuedReporter> sinks = new CopyOnWriteArrayList<>();

  /**
   * Counts every blocking call that is not allowed in {@code sites}, and every stall that has ended
   * in {@code culprits}.
   */
  Pipeline(Diagnoser diagnoser, CallDiagnoser calls, BlockingSites sites, Culprits culprits) {
    this.diagnoser = diagnoser;
    this.calls = calls;
    this.sites = sites;
    this.culprits = culprits;
  }

  /** Adds a sink; its own troubles are told to the others. */
  void add(Reporter sink, int capacity) {
    sinks.add(new QueuedReporter(sink, capacity, text -> troubled(sink.name(), text)));
  }

  /**
   * To stderr too where the log does not hear of it: because it is the log's own trouble, or there
   * is no log yet.
   */
  private void troubled(String name, String text) {
    if (name.equals(LOG) || !hasLog()) {
      System.err.println("loopwatch: " + text);
    }
    Notice notice = new Notice(Instant.now(), text);
    for (QueuedReporter sink : sinks) {
      if (!sink.name().equals(name)) {
        sink.offer(notice);
      }
    }
  }

  private boolean hasLog() {
    return sinks.stream().anyMatch(sink -> sink.name().equals(LOG));
  }

  /** Tells every sink a line about Loopwatch itself. Any thread may call it. */
  void notice(String text) {
    event(new Notice(Instant.now(), text));
  }

  /** Diagnoses a stall and a blocking call that nobody had. */
  @Override
  public void warmUp() {
    List<StackTraceElement> stack = List.of(Thread.currentThread().getStackTrace());
    LoopId loop = new LoopId("none", LoopKind.NETTY);
    Operation none = new Operation("none", "none");
    new BlockingSites()
        .add(
            calls.diagnose(
                new BlockingEvidence(0, Instant.now(), loop, 1, 1, 1, none, stack, Map.of(), 0)));
    Sample sample = new Sample(stack, Thread.State.RUNNABLE, null, false);
    diagnoser.diagnose(
        new Evidence(
            0,
            StallKind.STALL,
            Phase.SEEN,
            Instant.now(),
            loop,
            1,
            1,
            List.of(sample),
            null,
            1,
            0,
            0,
            1,
            0,
            1,
            Map.of(),
            List.of()));
  }

  @Override
  public void stall(Evidence evidence) {
    Stall stall = new Stall(evidence, diagnoser.diagnose(evidence));
    culprits.add(stall);
    event(stall);
  }

  @Override
  public void blocking(BlockingEvidence evidence) {
    BlockingCall call = calls.diagnose(evidence);
    if (calls.allows(call)) {
      return;
    }
    sites.add(call);
    if (evidence.id() != 0) {
      record(call);
      event(call);
    }
  }

  /** For tests that say that no loop may block. Who holds a carrier blocks no loop. */
  private static void record(BlockingCall call) {
    BlockingEvidence evidence = call.evidence();
    if (evidence.loop().kind() != LoopKind.CARRIER) {
      BlockingRecord.add(
          call.operation(), evidence.loop().name(), evidence.durationNanos(), evidence.stack());
    }
  }

  @Override
  public void event(Event event) {
    Event told = complete(event);
    for (QueuedReporter sink : sinks) {
      sink.offer(told);
    }
  }

  private Event complete(Event event) {
    if (event instanceof Lag lag) {
      return calls.diagnose(lag);
    }
    return event instanceof Stop stop
        ? stop.with(sites.worst(MOST_AT_END), culprits.worst(MOST_AT_END))
        : event;
  }

  /** What each sink was told and never got, by its name. Any thread may ask. */
  Map<String, Long> dropped() {
    Map<String, Long> counts = new TreeMap<>();
    sinks.forEach(sink -> counts.put(sink.name(), sink.dropped()));
    return counts;
  }

  /**
   * Lets every sink write what it has within about two seconds in all, the log last: it hears of
   * the others' troubles.
   */
  void close() {
    long deadline = System.nanoTime() + CLOSE_NANOS;
    sinks.stream().filter(sink -> !sink.name().equals(LOG)).forEach(sink -> close(sink, deadline));
    sinks.stream().filter(sink -> sink.name().equals(LOG)).forEach(sink -> close(sink, deadline));
  }

  private static void close(QueuedReporter sink, long deadline) {
    long left = Math.max(LEAST_CLOSE_NANOS, deadline - System.nanoTime());
    sink.close(Duration.ofNanos(left));
  }
}
