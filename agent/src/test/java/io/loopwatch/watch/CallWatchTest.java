// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.config.Heartbeat;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Blocking calls reach the watchdog, each with the stall that it made. */
@ExtendWith(ProbeReset.class)
class CallWatchTest {
  private final Rig rig = new Rig();
  private final LoopThread loop = rig.loop("loop-1");

  CallWatchTest() {
    Probe.configureBlocking(0, null);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void blockIn(int operation) {
    loop.on(
        () -> {
          Probe.block(operation);
          spinAtLeast(Rig.BLOCKING_NANOS);
          Probe.leave();
        });
  }

  private static void spinAtLeast(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private BlockingEvidence only() {
    assertThat(rig.found.calls).hasSize(1);
    return rig.found.calls.get(0);
  }

  @Test
  void call_isToldOnceItHasEnded() {
    loop.on(Probe::begin);
    blockIn(3);
    rig.watchdog.tick();

    BlockingEvidence call = only();
    assertThat(call.id()).isPositive();
    assertThat(call.operation()).isEqualTo(Rig.OPERATIONS.apply(3));
    assertThat(call.loop().name()).isEqualTo("loop-1");
    assertThat(call.durationNanos()).isGreaterThanOrEqualTo(Rig.BLOCKING_NANOS);
    assertThat(call.count()).isEqualTo(1);
    assertThat(call.thresholdNanos()).isEqualTo(Rig.BLOCKING_NANOS);
    assertThat(call.stallId()).isZero();
    assertThat(call.stack().get(0).getClassName()).doesNotContain("io.loopwatch.probe");

    rig.watchdog.tick();
    assertThat(rig.found.calls).as("told once").hasSize(1);
  }

  @Test
  void stallThatNobodyLookedAt_hasTheStacksOfItsCalls() {
    loop.on(Probe::begin);
    blockIn(3);
    loop.on(Probe::end);
    rig.watchdog.tick();

    Sample sample = rig.found.stalls.get(0).samples().get(0);
    assertThat(sample.stack()).isEqualTo(only().stack());
    assertThat(sample.sinceNanos()).isEqualTo(only().durationNanos());
    assertThat(only().stallId()).isEqualTo(rig.found.stalls.get(0).id());
  }

  @Test
  void callsOfStallsThatEndTogether_knowEachItsOwn() {
    for (int i = 0; i < 2; i++) {
      loop.on(Probe::begin);
      blockIn(3);
      loop.on(Probe::end);
    }
    rig.watchdog.tick();

    assertThat(rig.found.calls)
        .extracting(BlockingEvidence::stallId)
        .containsExactly(rig.found.stalls.get(0).id(), rig.found.stalls.get(1).id());
  }

  @Test
  void stallThatWasLookedAt_hasTheSamplesOfTheLooks() {
    loop.on(Probe::begin);
    rig.tickAfterSeconds(50);
    rig.tickAfterSeconds(50);
    int looks = rig.found.stalls.get(0).samples().size();
    blockIn(3);
    loop.on(Probe::end);
    rig.watchdog.tick();

    assertThat(rig.found.stalls.get(1).samples()).hasSize(looks);
  }

  @Test
  void callOutsideACallback_isNotTold() {
    blockIn(3);
    rig.watchdog.tick();
    assertThat(rig.found.calls).isEmpty();
  }

  /** One stack stands for many short calls: it is counted, and nobody is warned of it. */
  @Test
  void shortCalls_haveNoIdAndTheirCount() {
    Probe.configureBlocking(Long.MAX_VALUE, null);
    loop.on(Probe::begin);
    loop.on(
        () -> {
          for (int i = 0; i < 30; i++) {
            Probe.block(3);
            spinAtLeast(50_000);
            Probe.leave();
          }
        });
    rig.watchdog.tick();

    assertThat(rig.found.calls)
        .isNotEmpty()
        .allMatch(call -> call.id() == 0)
        .allMatch(call -> call.count() <= 20)
        .allMatch(call -> call.durationNanos() >= 1_000_000);
  }

  @Test
  void callInAStall_namesTheStall_andTheStallSumsItsCalls() {
    loop.on(Probe::begin);
    rig.tickAfterSeconds(1);
    rig.tickAfterSeconds(100);
    blockIn(3);
    blockIn(3);
    loop.on(Probe::end);
    rig.watchdog.tick();

    long stall = rig.found.only(StallKind.STALL, Phase.SEEN).id();
    assertThat(rig.found.calls).hasSize(2).allMatch(call -> call.stallId() == stall);
    BlockingSum sum = rig.found.only(StallKind.STALL, Phase.ENDED).blocking().get(0);
    assertThat(sum.operation()).isEqualTo(Rig.OPERATIONS.apply(3));
    assertThat(sum.count()).isEqualTo(2);
    assertThat(sum.totalNanos()).isGreaterThanOrEqualTo(2 * Rig.BLOCKING_NANOS);
  }

  @Test
  void stallThatStillRuns_sumsItsCallsSoFar() {
    loop.on(Probe::begin);
    blockIn(4);
    rig.tickAfterSeconds(1);
    rig.tickAfterSeconds(100);

    assertThat(rig.found.only(StallKind.STALL, Phase.SEEN).blocking())
        .singleElement()
        .matches(sum -> sum.count() == 1);
  }

  @Test
  void callOfAnEarlierCallback_namesNoStall() {
    loop.on(Probe::begin);
    blockIn(3);
    loop.on(Probe::end);
    loop.on(Probe::begin);
    rig.tickAfterSeconds(1);
    rig.tickAfterSeconds(100);

    assertThat(rig.found.calls.get(0).stallId())
        .isNotEqualTo(rig.found.only(StallKind.STALL, Phase.SEEN).id());
  }

  @Test
  void loopThatIsNotWatched_tellsNothing() {
    try (Rig other = new Rig(name -> false, Heartbeat.NEVER, 0)) {
      LoopThread excluded = other.loop("excluded");
      other.watchdog.tick();
      excluded.on(Probe::begin);
      excluded.on(() -> Probe.block(3));
      excluded.on(Probe::leave);

      assertThat(excluded.slot().callRing().hasNext()).isFalse();
    }
  }
}
