// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.diagnose.Allowances;
import io.loopwatch.diagnose.CallDiagnoser;
import io.loopwatch.diagnose.Diagnoser;
import io.loopwatch.diagnose.Frames;
import io.loopwatch.diagnose.Pins;
import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Stop;
import io.loopwatch.report.Reporter;
import io.loopwatch.totals.BlockingSites;
import io.loopwatch.totals.Culprits;
import io.loopwatch.weave.Monitors;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final Notice NOTICE = new Notice(Instant.EPOCH, "played");

  private static final Frames FRAMES = new Frames(List.of());
  private static final Pins PINS = new Pins(21, new ClassFileCode(new Monitors(null)));

  private final BlockingSites sites = new BlockingSites();
  private final Culprits culprits = new Culprits();
  private final Pipeline pipeline =
      new Pipeline(
          new Diagnoser(FRAMES, PINS),
          new CallDiagnoser(FRAMES, new Allowances(List.of("com.acme.Fine"), List.of()), PINS),
          sites,
          culprits);
  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    pipeline.close();
  }

  /** A sink that keeps what it gets, or fails, or hangs. */
  private class Sink implements Reporter {
    private final String name;
    private final List<Event> got = new CopyOnWriteArrayList<>();
    private volatile boolean failing;
    private volatile boolean hanging;

    Sink(String name) {
      this.name = name;
      pipeline.add(this, 16);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void report(Event event) throws IOException {
      if (hanging) {
        hang();
      }
      if (failing) {
        throw new IOException("disk full");
      }
      got.add(event);
    }

    private void hang() {
      try {
        release.await();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      closed.add(name);
    }

    List<String> notices() {
      return got.stream()
          .filter(Notice.class::isInstance)
          .map(event -> ((Notice) event).text())
          .toList();
    }
  }

  private static Evidence sleeping() {
    return sleeping(Phase.SEEN);
  }

  private static Evidence sleeping(Phase phase) {
    StackTraceElement sleep = new StackTraceElement("java.lang.Thread", "sleep", null, -2);
    StackTraceElement culprit = new StackTraceElement("com.acme.Main", "run", "Main.java", 7);
    Sample sample = new Sample(List.of(sleep, culprit), Thread.State.TIMED_WAITING, null, false);
    return new Evidence(
        1,
        StallKind.STALL,
        phase,
        Instant.EPOCH,
        new LoopId("loop-1", LoopKind.NETTY),
        2,
        1,
        List.of(sample),
        null,
        1,
        0,
        0,
        -1,
        -1,
        0,
        Map.of());
  }

  @Test
  void event_reachesEverySink() {
    Sink log = new Sink("log");
    Sink events = new Sink("events");
    pipeline.event(NOTICE);

    await().until(() -> log.got.equals(List.of(NOTICE)) && events.got.equals(List.of(NOTICE)));
  }

  @Test
  void stall_comesWithItsDiagnosis() {
    Sink log = new Sink("log");
    pipeline.stall(sleeping());
    await().until(() -> log.got.size() == 1);

    Stall stall = (Stall) log.got.get(0);
    assertThat(stall.diagnosis().cause()).isEqualTo(Cause.BLOCKING);
    assertThat(stall.diagnosis().operation()).isEqualTo("Thread.sleep");
    assertThat(stall.diagnosis().culprit().getClassName()).isEqualTo("com.acme.Main");
  }

  @Test
  void sinkThatFails_isToldToTheOthers_andTheOthersGoOn() {
    Sink log = new Sink("log");
    Sink events = new Sink("events");
    events.failing = true;
    pipeline.event(NOTICE);

    await()
        .untilAsserted(
            () ->
                assertThat(log.notices())
                    .hasSize(2)
                    .contains("played")
                    .anyMatch(
                        text -> text.startsWith("events failed") && text.contains("disk full")));
  }

  @Test
  void sinkThatFailsBeforeThereIsALog_isSaidOnStderr() throws Exception {
    List<String> said =
        Stderr.linesOf(
            () -> {
              Sink histograms = new Sink("histograms");
              histograms.failing = true;
              pipeline.event(NOTICE);
              pipeline.close();
            });

    assertThat(said).anyMatch(line -> line.startsWith("loopwatch: histograms failed"));
  }

  @Test
  void logThatFails_isSaidOnStderrToo() throws Exception {
    Sink log = new Sink("log");
    Sink events = new Sink("events");
    log.failing = true;
    List<String> said =
        Stderr.linesOf(
            () -> {
              pipeline.event(NOTICE);
              await().until(() -> events.notices().size() == 2);
            });

    assertThat(said).singleElement().asString().startsWith("loopwatch: log failed");
  }

  @Test
  void sinkThatHangs_holdsNobodyUp() {
    Sink hanging = new Sink("events");
    Sink log = new Sink("log");
    hanging.hanging = true;
    for (int i = 0; i < 100; i++) {
      pipeline.event(NOTICE);
      int count = i + 1;
      await().until(() -> log.got.size() >= count);
    }

    assertThat(hanging.got).isEmpty();
  }

  @Test
  void close_letsEachWriteWhatItHas_theLogLast() {
    Sink log = new Sink("log");
    Sink events = new Sink("events");
    Sink histograms = new Sink("histograms");
    pipeline.event(NOTICE);
    pipeline.close();

    assertThat(closed).containsExactlyInAnyOrder("events", "histograms", "log").endsWith("log");
    assertThat(List.of(log, events, histograms)).allMatch(sink -> sink.got.contains(NOTICE));
  }

  private static BlockingEvidence call(long id, String type) {
    return new BlockingEvidence(
        id,
        Instant.EPOCH,
        new LoopId("loop-1", LoopKind.NETTY),
        2_000_000,
        1,
        1_000_000,
        new Operation("Thread.sleep", "sleep"),
        List.of(new StackTraceElement(type, "run", "Main.java", 7)),
        Map.of(),
        0);
  }

  @Test
  void blockingCall_comesWithItsCulprit_andIsCounted() {
    Sink log = new Sink("log");
    pipeline.blocking(call(1, "com.acme.Main"));
    await().until(() -> log.got.size() == 1);

    BlockingCall told = (BlockingCall) log.got.get(0);
    assertThat(told.culprit().getClassName()).isEqualTo("com.acme.Main");
    assertThat(told.operation()).isEqualTo("Thread.sleep");
    assertThat(sites.worst(1).get(0).count()).isEqualTo(1);
  }

  @Test
  void allowedCall_isNeitherToldNorCounted() {
    Sink log = new Sink("log");
    pipeline.blocking(call(1, "com.acme.Fine"));
    pipeline.event(NOTICE);

    await().until(() -> log.got.equals(List.of(NOTICE)));
    assertThat(sites.isEmpty()).isTrue();
  }

  @Test
  void shortCalls_areCountedOnly() {
    Sink log = new Sink("log");
    pipeline.blocking(call(0, "com.acme.Main"));
    pipeline.event(NOTICE);

    await().until(() -> log.got.equals(List.of(NOTICE)));
    assertThat(sites.worst(1)).hasSize(1);
  }

  @Test
  void end_tellsWhereLoopsBlock() {
    Sink log = new Sink("log");
    pipeline.blocking(call(1, "com.acme.Main"));
    pipeline.event(new Stop(Instant.EPOCH, List.of()));
    await().until(() -> log.got.size() == 2);

    assertThat(((Stop) log.got.get(1)).blocking()).singleElement().matches(s -> s.count() == 1);
  }

  @Test
  void end_tellsWhatStallsWereDueTo() {
    Sink log = new Sink("log");
    pipeline.stall(sleeping());
    pipeline.stall(sleeping(Phase.ENDED));
    pipeline.event(new Stop(Instant.EPOCH, List.of()));
    await().until(() -> log.got.size() == 3);

    assertThat(((Stop) log.got.get(2)).culprits())
        .singleElement()
        .matches(culprit -> culprit.count() == 1 && culprit.overNanos() == 1)
        .extracting(culprit -> culprit.culprit().getClassName())
        .isEqualTo("com.acme.Main");
  }
}
