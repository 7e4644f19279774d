// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Start;
import io.loopwatch.event.Stop;
import io.loopwatch.event.Suppressed;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogTextTest {
  @Test
  void stallSeen_tellsPlaceAndStack() {
    LogMessage message = LogText.of(Events.seen(17), true, 0);

    assertThat(message.text())
        .isEqualTo(
            "#17 vert.x-eventloop-thread-0 blocked for 120 ms and counting (threshold 100 ms):"
                + " Thread.sleep at com.acme.Orders.load(Orders.java:42),"
                + " in com.acme.OrdersVerticle, 12 tasks waiting\n"
                + "\tat java.base/java.lang.Thread.sleep(Thread.java:509)\n"
                + "\tat com.acme.Orders.load(Orders.java:42)");
    assertThat(message.logger()).isEqualTo("loopwatch.stall");
    assertThat(message.level()).isEqualTo(Level.WARNING);
    assertThat(message.time()).isEqualTo(Events.START.plus(Duration.ofMillis(120)));
  }

  @Test
  void stallEnded_tellsDurationAndShares() {
    assertThat(LogText.of(Events.ended(17), false, 0).text())
        .isEqualTo(
            "#17 vert.x-eventloop-thread-0 was blocked for 312 ms: blocking, Thread.sleep 99 % of"
                + " 20 samples at com.acme.Orders.load(Orders.java:42), CPU 2 ms, delayed 12"
                + " tasks");
  }

  @Test
  void stallEnded_whichNobodySaw_carriesTheStack() {
    assertThat(LogText.of(Events.ended(17), true, 0).text())
        .contains("in com.acme.OrdersVerticle")
        .endsWith("\n\tat com.acme.Orders.load(Orders.java:42)");
  }

  @Test
  void stall_ofWhichNothingIsKnown_saysNoMore() {
    Evidence seen = bare(StallKind.STALL, Phase.SEEN);
    Evidence ended = bare(StallKind.STALL, Phase.ENDED);

    assertThat(LogText.of(Events.stall(seen, Events.nothingKnown()), true, 0).text())
        .isEqualTo("#1 loop-1 blocked for 120 ms and counting (threshold 100 ms)");
    assertThat(LogText.of(Events.stall(ended, Events.nothingKnown()), true, 0).text())
        .isEqualTo("#1 loop-1 was blocked for 120 ms: unknown");
  }

  @Test
  void iteration_tellsTheTurn() {
    Evidence seen =
        Events.evidence(
            19, StallKind.ITERATION, Phase.SEEN, 120, new LoopId("loop-1", LoopKind.NETTY), 1);
    Evidence ended =
        Events.evidence(
            19, StallKind.ITERATION, Phase.ENDED, 210, new LoopId("loop-1", LoopKind.NETTY), 1);

    assertThat(LogText.of(Events.stall(seen, Events.sleeping()), false, 0).text())
        .isEqualTo(
            "#19 loop-1 has run one turn for 120 ms and counting (iteration.threshold 100 ms):"
                + " 7 callbacks, longest 20 ms,"
                + " Thread.sleep at com.acme.Orders.load(Orders.java:42),"
                + " in com.acme.OrdersVerticle, 12 tasks waiting");
    assertThat(LogText.of(Events.stall(ended, Events.sleeping()), false, 0).text())
        .isEqualTo(
            "#19 loop-1 ran one turn for 210 ms: 7 callbacks, longest 20 ms, blocking,"
                + " Thread.sleep 99 % of 1 sample at com.acme.Orders.load(Orders.java:42),"
                + " CPU 2 ms, delayed 12 tasks");
  }

  @Test
  void stall_forALock_namesLockAndOwner() {
    HeldLock lock = new HeldLock("java.lang.Object@1b2c", "worker\n1", List.of(Events.LOAD));
    Diagnosis diagnosis =
        new Diagnosis(
            Cause.LOCK, "synchronized", 1, Events.LOAD, List.of(), true, null, lock, List.of());

    assertThat(
            LogText.of(Events.stall(bare(StallKind.STALL, Phase.SEEN), diagnosis), true, 0).text())
        .endsWith(
            ": synchronized at com.acme.Orders.load(Orders.java:42),"
                + " java.lang.Object@1b2c held by worker\\n1, stack taken as it ended");
  }

  @Test
  void stall_withoutOperation_namesTheCause() {
    assertThat(LogText.of(Events.seen(1, Events.LOAD), false, 0).text())
        .contains(": cpu at com.acme.Orders.load(Orders.java:42), in ");
  }

  @Test
  void suppressedBefore_isCountedInTheFirstLine() {
    assertThat(LogText.of(Events.seen(1), true, 5).text().lines().findFirst())
        .get()
        .asString()
        .endsWith("12 tasks waiting (5 more like this were not logged)");
    assertThat(LogText.of(Events.lag(Phase.SEEN, 140, 0), 1, false).text())
        .endsWith(" (1 more like this was not logged)");
  }

  @Test
  void lag_tellsBothPhases() {
    assertThat(LogText.of(Events.lag(Phase.SEEN, 140, 0), 0, false).text())
        .isEqualTo("vert.x-eventloop-thread-0 lags 140 ms (threshold 100 ms), 5 tasks waiting");
    LogMessage ended = LogText.of(Events.lag(Phase.ENDED, 312, 17), 0, false);
    assertThat(ended.text())
        .isEqualTo(
            "vert.x-eventloop-thread-0 lagged 312 ms at most (threshold 100 ms), behind #17");
    assertThat(ended.logger()).isEqualTo("loopwatch.lag");
  }

  @Test
  void namesOfTheApplication_cannotForgeALine() {
    LoopId forged = new LoopId("loop\n2026-01-01T00:00:00.000Z WARN forged", LoopKind.CUSTOM);
    Evidence evidence = Events.evidence(1, StallKind.STALL, Phase.SEEN, 120, forged, 1);
    StackTraceElement odd = new StackTraceElement("com.acme\nA", "b\rc", "d\u2028e", 1);
    Diagnosis diagnosis =
        new Diagnosis(Cause.CPU, "op\nx", 1, odd, List.of(), false, "cb\ny", null, List.of());

    assertThat(LogText.of(Events.stall(evidence, diagnosis), true, 0).text())
        .hasLineCount(1)
        .contains("#1 loop\\n2026", "com.acme\\nA.b\\rc(d\\u2028e:1)", "op\\nx");
    assertThat(LogText.of(Events.notice("a\nb")).text()).isEqualTo("a\\nb");
  }

  @Test
  void suppressed_start_notice() {
    Suppressed suppressed = new Suppressed(Events.START, "stall at com.acme.A.b(A.java:1)", 12);
    assertThat(LogText.of(suppressed).text())
        .isEqualTo("12 more like stall at com.acme.A.b(A.java:1) were not logged");

    Start start = new Start(Events.START, "1.2", Map.of("threshold", "100ms", "log", "a\nb"));
    assertThat(LogText.of(start).text())
        .isEqualTo("loopwatch 1.2 is on: log=a\\nb, threshold=100ms");
    assertThat(LogText.of(start).level()).isEqualTo(Level.INFO);
  }

  @Test
  void stop_tellsLoopsWorstFirst() {
    List<LoopTotals> loops = List.of(totals("good", 0), totals("bad", 3));

    assertThat(LogText.of(new Stop(Events.START, loops), 0).text())
        .isEqualTo(
            "loopwatch stops: 2 loops, 20 callbacks, 3 stalls\n"
                + "\tbad: 10 callbacks, 25 % busy, longest 312 ms, lag at most 300 ms, 3 stalls\n"
                + "\tgood: 10 callbacks, 25 % busy, longest 312 ms, lag at most 300 ms, 0 stalls");
  }

  @Test
  void stop_ofManyLoops_staysShort() {
    List<LoopTotals> loops = IntStream.range(0, 100).mapToObj(i -> totals("loop-" + i, i)).toList();

    assertThat(LogText.of(new Stop(Events.START, loops), 0).text())
        .hasLineCount(1 + TotalsText.MOST_LOOPS + 1)
        .endsWith("\n\tand 68 further loops");
  }

  @Test
  void line_hasTimeLevelAndLogger() {
    assertThat(LogText.of(Events.notice("a sink failed")).line())
        .isEqualTo("2026-01-01T00:00:00.000Z WARN loopwatch.agent - a sink failed\n");
    assertThat(LogText.of(Events.lag(Phase.SEEN, 140, 0), 0, false).line())
        .startsWith("2026-01-01T00:00:00.140Z WARN loopwatch.lag - ");
  }

  private static Evidence bare(StallKind kind, Phase phase) {
    return new Evidence(
        1,
        kind,
        phase,
        Events.START,
        new LoopId("loop-1", LoopKind.NETTY),
        120_000_000,
        100_000_000,
        List.of(),
        null,
        1,
        0,
        -1,
        -1,
        -1,
        0,
        Map.of());
  }

  private static LoopTotals totals(String name, long stalls) {
    return new LoopTotals(
        new LoopId(name, LoopKind.NETTY), 10, 5, stalls, 0, 1_000, 3_000, 312_000_000, 300_000_000);
  }
}
