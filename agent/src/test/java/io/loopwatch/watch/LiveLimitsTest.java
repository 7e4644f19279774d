// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static io.loopwatch.watch.SteppedClock.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.LoopState;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thresholds that are set while loops are watched. */
@ExtendWith(ProbeReset.class)
class LiveLimitsTest {
  private final Rig rig = new Rig();
  private final LoopThread loop = rig.loop("loop-1");

  @AfterEach
  void close() {
    rig.close();
  }

  private static Limits with(Limits old, long callbackNanos) {
    return new Limits(
        callbackNanos,
        old.turnNanos(),
        old.lagNanos(),
        old.lagIntervalNanos(),
        old.blockingNanos(),
        old.pinNanos(),
        old.sampleNanos());
  }

  @Test
  void aLowerThreshold_makesAStallOfWhatRunsAlready() {
    loop.on(Probe::begin);
    rig.tickAfterSeconds(50);
    assertThat(rig.found.stalls).isEmpty();
    rig.watchdog.limits(with(rig.watchdog.limits(), 40 * SECOND));
    rig.tickAfterSeconds(10);
    assertThat(rig.found.told()).containsExactly("STALL SEEN");
    assertThat(rig.found.stalls.get(0).thresholdNanos()).isEqualTo(40 * SECOND);
  }

  @Test
  void aHigherThreshold_makesNoneOfIt() {
    rig.watchdog.limits(with(rig.watchdog.limits(), 200 * SECOND));
    loop.on(Probe::begin);
    rig.tickAfterSeconds(150);
    assertThat(rig.found.stalls).isEmpty();
    rig.tickAfterSeconds(60);
    assertThat(rig.found.told()).containsExactly("STALL SEEN");
  }

  @Test
  void whatRuns_isToldWithItsStack_whereThatIsAsked() {
    loop.on(Probe::begin);
    rig.tickAfterSeconds(50);
    LoopState plain = rig.watchdog.states(Depth.FIGURES).get(0);
    assertThat(plain.totals().loop().name()).isEqualTo("loop-1");
    assertThat(plain.runningNanos()).isBetween(50 * SECOND, 60 * SECOND);
    assertThat(plain.stack()).isEmpty();
    assertThat(rig.watchdog.states(Depth.STACKS).get(0).stack()).isNotEmpty();
    loop.on(Probe::end);
    assertThat(rig.watchdog.states(Depth.STACKS).get(0).runningNanos()).isZero();
    assertThat(rig.watchdog.states(Depth.STACKS).get(0).stack()).isEmpty();
  }

  @Test
  void theStackThatWasTakenLast_isGivenWithoutTakingOne() {
    loop.on(Probe::begin);
    rig.tickAfterSeconds(1);
    assertThat(rig.watchdog.states(Depth.COUNTS).get(0).stack()).isEmpty();
    rig.tickAfterSeconds(60);
    rig.tickAfterSeconds(60);
    LoopState seen = rig.watchdog.states(Depth.COUNTS).get(0);
    assertThat(seen.stack()).isNotEmpty();
    assertThat(rig.watchdog.states(Depth.FIGURES).get(0).stack()).isEmpty();
    loop.on(Probe::end);
    LoopState then = rig.watchdog.states(Depth.COUNTS).get(0);
    assertThat(then.stack()).isEmpty();
    assertThat(then.runningNanos()).isZero();
    assertThat(then.counts().callbacks().totalCount()).isPositive();
  }

  @Test
  void ofOneName_onlyThatLoopIsLookedAt() {
    loop.on(Probe::begin);
    rig.tickAfterSeconds(50);
    assertThat(rig.watchdog.statesOf("loop-1").get(0).stack()).isNotEmpty();
    assertThat(rig.watchdog.statesOf("loop-2")).isEmpty();
    loop.on(Probe::end);
  }

  @Test
  void theGeneration_changesWhereALoopComes() {
    rig.tickAfterSeconds(1);
    long before = rig.watchdog.generation();
    rig.tickAfterSeconds(1);
    assertThat(rig.watchdog.generation()).isEqualTo(before);
    rig.loop("loop-2");
    rig.tickAfterSeconds(1);
    assertThat(rig.watchdog.generation()).isNotEqualTo(before);
  }
}
