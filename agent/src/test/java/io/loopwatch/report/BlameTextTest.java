// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Cause;
import io.loopwatch.event.CulpritTotals;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Flood;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;
import io.loopwatch.event.Stop;
import io.loopwatch.event.TaskCount;
import io.loopwatch.event.Usage;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the log says of blame, effect, floods, dropped failures and totals. */
class BlameTextTest {
  private static final String FLOOD_HINT =
      "\n\thint: bound what may wait: let whoever submits go on only as fast as tasks have run";

  private static final long MILLI = 1_000_000;

  private static Usage usage(long gc, long safepoint, long stopped, long queued, long throttled) {
    return new Usage(
        350 * MILLI,
        20 * MILLI,
        gc * MILLI,
        safepoint * MILLI,
        stopped * MILLI,
        queued * MILLI,
        throttled * MILLI,
        0);
  }

  private static String text(Stall stall, boolean whole) {
    return LogText.of(stall, whole, 0).text();
  }

  @Test
  void ended_tellsThePartsThatMatter_andTheDelayOfAll() {
    Evidence evidence = Blames.with(Blames.ended(), usage(100, 3, 0, 30, 0), 3_100 * MILLI);

    assertThat(text(Blames.stall(evidence), false))
        .isEqualTo(
            "#17 vert.x-eventloop-thread-0 was blocked for 350 ms: blocking, Thread.sleep 71 % of"
                + " 24 samples at com.acme.Orders.load(Orders.java:42), CPU 20 ms, GC 100 ms,"
                + " waited 30 ms for a processor, delayed 12 tasks by 3100 ms in all");
  }

  @Test
  void pause_blamesNobody() {
    Evidence evidence = Blames.with(Blames.ended(), usage(290, 0, 0, 0, 0), -1);
    Stall pause = new Stall(evidence, Blames.pause(Cause.GC, 280 * MILLI));

    assertThat(text(pause, true))
        .isEqualTo(
            "#17 vert.x-eventloop-thread-0 was blocked for 350 ms: gc, GC 290 ms, delayed 12"
                + " tasks");
    assertThat(text(new Stall(Blames.seen(), Blames.pause(Cause.SAFEPOINT, 110 * MILLI)), true))
        .isEqualTo(
            "#17 vert.x-eventloop-thread-0 blocked for 120 ms and counting (threshold 100 ms):"
                + " safepoint, other pauses of the JVM 110 ms, 12 tasks waiting");
  }

  @Test
  void descheduled_tellsWhereTheProcessorWas() {
    Evidence evidence = Blames.with(Blames.ended(), usage(0, 0, 0, 300, 200), -1);

    assertThat(text(new Stall(evidence, Blames.pause(Cause.DESCHEDULED, 1)), false))
        .contains(
            ": descheduled, CPU 20 ms, waited 300 ms for a processor, CPU quota used up for 200"
                + " ms, delayed");
  }

  @Test
  void stopped_tellsForHowLong() {
    Evidence evidence = Blames.with(Blames.ended(), usage(0, 0, 340, 0, 0), -1);

    assertThat(text(new Stall(evidence, Blames.pause(Cause.STOPPED, 1)), false))
        .contains(": stopped, stopped for 340 ms, delayed 12 tasks");
  }

  @Test
  void first_endsWithOriginAndHint() {
    Stall stall = Blames.stall(Blames.with(Blames.seen(), Usage.NONE, -1));

    assertThat(text(stall, true))
        .endsWith(
            "\n\tat com.acme.Orders.load(Orders.java:42)"
                + "\n\tsubmitted at com.acme.Orders.load(Orders.java:42)"
                + "\n\thint: use a timer");
    assertThat(text(stall, false)).hasLineCount(1);
  }

  @Test
  void origin_beginsWhereTheApplicationAsked_andIsShort() {
    StackTraceElement netty = new StackTraceElement("io.netty.util.Timer", "run", null, 1);
    List<StackTraceElement> asked = Collections.nCopies(20, Events.LOAD);
    List<StackTraceElement> origin =
        IntStream.range(0, 22).mapToObj(i -> i < 2 ? netty : asked.get(i - 2)).toList();

    assertThat(text(submitted(origin), true).lines())
        .filteredOn(line -> line.startsWith("\tsubmitted at "))
        .hasSize(BelowText.MOST_OF_ORIGIN)
        .containsOnly("\tsubmitted at com.acme.Orders.load(Orders.java:42)");
    assertThat(text(submitted(List.of(netty)), true))
        .endsWith("\n\tsubmitted at io.netty.util.Timer.run(Unknown Source)");
  }

  private static Stall submitted(List<StackTraceElement> origin) {
    Evidence bare = Blames.seen();
    return new Stall(
        new Evidence(
            bare.id(),
            bare.kind(),
            bare.phase(),
            bare.time(),
            bare.loop(),
            bare.durationNanos(),
            bare.thresholdNanos(),
            bare.samples(),
            null,
            1,
            0,
            -1,
            -1,
            Usage.NONE,
            bare.context(),
            List.of(),
            origin),
        Events.sleeping());
  }

  @Test
  void lasts_isShort() {
    Evidence bare = Blames.seen();
    Evidence lasts =
        Blames.with(bare, Phase.LASTS, bare.time(), bare.loop(), Usage.NONE, 500 * MILLI);

    assertThat(text(new Stall(lasts, Events.sleeping()), false))
        .isEqualTo(
            "#17 vert.x-eventloop-thread-0 still blocked for 120 ms and counting (threshold 100"
                + " ms): Thread.sleep at com.acme.Orders.load(Orders.java:42), 12 tasks waiting");
  }

  @Test
  void lock_tellsHowLongItWasHeld() {
    assertThat(text(Blames.locked(120 * MILLI), true))
        .contains(", java.lang.Object@1b2c held by worker-1 for at least 120 ms, 12 tasks");
    assertThat(text(Blames.locked(0), true)).contains(" held by worker-1, 12 tasks");
  }

  @Test
  void call_endsWithItsHint() {
    BlockingCall bare = Calls.sleep(18, 0);
    BlockingCall hinted =
        new BlockingCall(
            bare.evidence(), bare.operation(), bare.culprit(), bare.callback(), null, "a\ntimer");

    assertThat(LogText.of(hinted, 0).text()).endsWith("(Orders.java:42)\n\thint: a\\ntimer");
  }

  @Test
  void flood_countsWhatWaits_andWhatRan() {
    LogMessage message = LogText.of(Blames.flood(true), 0);

    assertThat(message.text())
        .isEqualTo(
            "#21 vert.x-eventloop-thread-0 lags 140 ms (threshold 100 ms): 4812 tasks waiting:"
                + " 4790 × com.acme.Tick, 22 × com.acme.Other; ran 1200: 1200 × com.acme.Tick"
                + FLOOD_HINT);
    assertThat(message.logger()).isEqualTo("loopwatch.lag");
    LogMessage turn = LogText.of(Blames.flood(false), 3);
    assertThat(turn.text())
        .startsWith(
            "#21 vert.x-eventloop-thread-0 has run one turn for 140 ms and counting"
                + " (iteration.threshold 100 ms): 4812 tasks waiting: ")
        .endsWith(" (3 more like this were not logged)" + FLOOD_HINT);
    assertThat(turn.logger()).isEqualTo("loopwatch.stall");
  }

  @Test
  void floodOfWhichLittleIsKnown_andOfManyClasses() {
    Flood bare = new Flood(1, Events.START, Events.LOOP, 2, 1, true, -1, List.of(), List.of());
    List<TaskCount> many = IntStream.range(0, 8).mapToObj(i -> new TaskCount("T" + i, 2)).toList();
    Flood wide = new Flood(1, Events.START, Events.LOOP, 2, 1, true, -1, List.of(), many);

    assertThat(LogText.of(bare, 0).text()).endsWith(" lags 0 us (threshold 0 us)" + FLOOD_HINT);
    assertThat(LogText.of(wide, 0).text())
        .endsWith(": ran 16: " + named(5) + ", 6 others" + FLOOD_HINT);
  }

  private static String named(int count) {
    return String.join(", ", IntStream.range(0, count).mapToObj(i -> "2 × T" + i).toList());
  }

  @Test
  void lagAfterAFlood_hasItsNumber() {
    assertThat(LogText.of(Events.lag(Phase.ENDED, 312, 0), 0, true).text())
        .isEqualTo("#3 vert.x-eventloop-thread-0 lagged 312 ms at most (threshold 100 ms)");
  }

  @Test
  void lagOfAPause_namesIt() {
    assertThat(LogText.of(Blames.pausedLag(3, Events.START), 0, false).text())
        .isEqualTo(
            "vert.x-eventloop-thread-0 lags 140 ms (threshold 100 ms): stopped, 5 tasks waiting");
  }

  @Test
  void dropped_saysWhereItFailed_andWhereTheFailureWasMade() {
    LogMessage message = LogText.of(Blames.dropped("Broken\npipe"), 0);

    assertThat(message.text())
        .isEqualTo(
            "#22 vert.x-eventloop-thread-0: a Netty promise failed at"
                + " com.acme.Orders.load(Orders.java:42), in com.acme.OrdersVerticle, and nobody"
                + " ever asked: java.io.IOException: Broken\\npipe"
                + "\n\tat com.acme.Orders.load(Orders.java:42)"
                + "\n\tthe failure was made:"
                + "\n\t\tat java.base/java.lang.Thread.sleep(Thread.java:509)"
                + "\n\thint: give it a listener that looks at cause(), with addListener");
    assertThat(message.logger()).isEqualTo("loopwatch.dropped");
  }

  @Test
  void stop_tellsWhatStallsWereDueTo() {
    CulpritTotals sleep =
        new CulpritTotals(
            Cause.BLOCKING, "Thread.sleep", Events.LOAD, null, 15, 1_500 * MILLI, 120 * MILLI, 7);
    CulpritTotals unknown =
        new CulpritTotals(Cause.UNKNOWN, null, null, "loop-1", 1, MILLI, MILLI, MILLI);
    Stop stop = new Stop(Events.START, List.of()).with(List.of(), List.of(sleep, unknown));

    assertThat(LogText.culprits(stop).text())
        .isEqualTo(
            "what stalled your loops:"
                + "\n\t1500 ms in 15 × blocking, Thread.sleep at"
                + " com.acme.Orders.load(Orders.java:42), longest 120 ms, over the threshold 0 us"
                + "\n\t1 ms in 1 × unknown on loop-1, longest 1 ms, over the threshold 1 ms");
    Stop long100 = stop.with(List.of(), Collections.nCopies(100, sleep));
    assertThat(LogText.culprits(long100).text()).hasLineCount(11);
    assertThat(CulpritText.table(List.of())).isEqualTo("nothing has stalled a loop");
  }

  @Test
  void totals_tellTheTimeOverTheThreshold_andWhatWasNotLogged() {
    LoopTotals often = totals("often", 9, 90 * MILLI);
    LoopTotals worst = totals("worst", 1, 900 * MILLI);

    assertThat(LogText.of(new Stop(Events.START, List.of(often, worst)), 7).text().lines())
        .satisfiesExactly(
            head ->
                assertThat(head)
                    .endsWith(", 10 stalls, 990 ms over the threshold, 7 reports not logged"),
            first ->
                assertThat(first)
                    .startsWith("\tworst: ")
                    .endsWith(", 1 stall, 900 ms over the threshold"),
            second -> assertThat(second).startsWith("\toften: "));
  }

  private static LoopTotals totals(String name, long stalls, long overNanos) {
    LoopId loop = new LoopId(name, LoopKind.NETTY);
    return new LoopTotals(loop, 10, 5, stalls, overNanos, 1_000, 3_000, MILLI, MILLI);
  }
}
