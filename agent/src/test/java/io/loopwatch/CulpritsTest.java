// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Cause;
import io.loopwatch.event.CulpritTotals;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import io.loopwatch.report.StalledLoop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CulpritsTest {
  private static final long MILLI = 1_000_000;
  private static final LoopId LOOP = new LoopId("loop-1", LoopKind.NETTY);

  private final Culprits culprits = new Culprits();

  @Test
  void stallsOfOneLine_areOneCulprit() {
    culprits.add(ended(120, 42));
    culprits.add(ended(180, 42));

    assertThat(culprits.worst(10))
        .containsExactly(
            new CulpritTotals(
                Cause.BLOCKING,
                "Thread.sleep",
                line(42),
                null,
                2,
                300 * MILLI,
                180 * MILLI,
                100 * MILLI));
  }

  @Test
  void others_areApart_longestFirst() {
    culprits.add(ended(120, 1));
    culprits.add(ended(300, 2));
    culprits.add(stall(StallKind.STALL, Phase.ENDED, 200, LOOP, Cause.UNKNOWN, null));

    assertThat(culprits.worst(2))
        .extracting(CulpritTotals::totalNanos)
        .containsExactly(300 * MILLI, 200 * MILLI);
    assertThat(culprits.worst(2).get(1).loop()).isEqualTo("loop-1");
  }

  @Test
  void pausesOfAllLoops_areOne_andNobodyIsBlamed() {
    LoopId other = new LoopId("loop-2", LoopKind.NETTY);
    culprits.add(stall(StallKind.STALL, Phase.ENDED, 200, LOOP, Cause.GC, null));
    culprits.add(stall(StallKind.STALL, Phase.ENDED, 200, other, Cause.GC, null));

    assertThat(culprits.worst(10))
        .containsExactly(
            new CulpritTotals(
                Cause.GC, null, null, null, 2, 400 * MILLI, 200 * MILLI, 200 * MILLI));
  }

  @Test
  void whatLasts_andTurns_areNoStalls() {
    culprits.add(stall(StallKind.STALL, Phase.SEEN, 200, LOOP, Cause.CPU, line(1)));
    culprits.add(stall(StallKind.STALL, Phase.LASTS, 200, LOOP, Cause.CPU, line(1)));
    culprits.add(stall(StallKind.ITERATION, Phase.ENDED, 200, LOOP, Cause.CPU, line(1)));

    assertThat(culprits.isEmpty()).isTrue();
    assertThat(culprits.all().stalls()).isZero();
  }

  @Test
  void loops_areSummed_carriersAsOne() {
    culprits.add(stall(StallKind.STALL, Phase.ENDED, 150, LOOP, Cause.CPU, line(1)));
    for (int i = 0; i < 3; i++) {
      LoopId carrier = new LoopId("ForkJoinPool-1-worker-" + i, LoopKind.CARRIER);
      culprits.add(stall(StallKind.STALL, Phase.ENDED, 200, carrier, Cause.CPU, line(2)));
    }

    assertThat(culprits.worstLoops(10))
        .containsExactly(
            new StalledLoop("carriers", 3, 600 * MILLI, 300 * MILLI, 200 * MILLI),
            new StalledLoop("loop-1", 1, 150 * MILLI, 50 * MILLI, 150 * MILLI));
    assertThat(culprits.worstLoops(1)).hasSize(1);
    assertThat(culprits.all())
        .isEqualTo(new StalledLoop("all loops", 4, 750 * MILLI, 350 * MILLI, 200 * MILLI));
  }

  @Test
  void beyondTheBound_theyAreOne_andNoTimeIsLost() {
    for (int i = 0; i < 2_100; i++) {
      LoopId loop = new LoopId("loop-" + i, LoopKind.NETTY);
      culprits.add(stall(StallKind.STALL, Phase.ENDED, 101, loop, Cause.CPU, line(i)));
    }

    List<CulpritTotals> all = culprits.worst(Integer.MAX_VALUE);
    assertThat(all).hasSize(2_001);
    assertThat(all.get(0).operation()).isEqualTo("others");
    assertThat(all.stream().mapToLong(CulpritTotals::totalNanos).sum())
        .isEqualTo(2_100 * 101 * MILLI);
    assertThat(culprits.worstLoops(Integer.MAX_VALUE)).hasSize(2_001);
  }

  @Test
  void bean_tellsTotalsLoopsAndCulprits() {
    States none = new States(List::of, System::nanoTime);
    LoopwatchMXBean bean = new LoopwatchBean(culprits, none, null, List::of, null);
    assertThat(bean.getSummary()).endsWith("\nnothing has stalled a loop");
    culprits.add(ended(120, 42));

    assertThat(bean.getStalls()).isEqualTo(1);
    assertThat(bean.getBlockedNanos()).isEqualTo(120 * MILLI);
    assertThat(bean.getOverNanos()).isEqualTo(20 * MILLI);
    assertThat(bean.getLongestNanos()).isEqualTo(120 * MILLI);
    assertThat(bean.getSummary())
        .isEqualTo(
            "all loops: 1 stall, 120 ms blocked, 20 ms over the threshold, longest 120 ms"
                + "\n\tloop-1: 1 stall, 120 ms blocked, 20 ms over the threshold, longest 120 ms"
                + "\nwhat stalled your loops:"
                + "\n\t120 ms in 1 × blocking, Thread.sleep at"
                + " com.acme.Orders.load(Orders.java:42), longest 120 ms, over the threshold 20"
                + " ms");
  }

  private static Stall ended(long millis, int line) {
    return stall(StallKind.STALL, Phase.ENDED, millis, LOOP, Cause.BLOCKING, line(line));
  }

  private static Stall stall(
      StallKind kind,
      Phase phase,
      long millis,
      LoopId loop,
      Cause cause,
      @Nullable StackTraceElement culprit) {
    Evidence evidence =
        new Evidence(
            1,
            kind,
            phase,
            Instant.EPOCH,
            loop,
            millis * MILLI,
            100 * MILLI,
            List.of(),
            null,
            1,
            0,
            0,
            -1,
            -1,
            0,
            Map.of());
    String operation = cause == Cause.BLOCKING ? "Thread.sleep" : null;
    return new Stall(
        evidence,
        new Diagnosis(cause, operation, 1, culprit, List.of(), false, null, null, List.of()));
  }

  private static StackTraceElement line(int number) {
    return new StackTraceElement("com.acme.Orders", "load", "Orders.java", number);
  }
}
