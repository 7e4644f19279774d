// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Evidence;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Turns that last too long though no callback in them does. */
@ExtendWith(ProbeReset.class)
class TurnWatchTest {
  private final Rig rig = new Rig(Rig.TURNS);
  private final LoopThread loop = rig.loop("loop-1");

  @BeforeEach
  void tellTurnsOnly() {
    Probe.configure(Long.MAX_VALUE, 1);
    loop.on(Probe::sleepBegin);
    rig.watchdog.tick();
    rig.found.stalls.clear();
    loop.on(Probe::sleepEnd);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void callback() {
    loop.on(() -> Probe.run(() -> {}));
  }

  private Evidence seen() {
    return rig.found.only(StallKind.ITERATION, Phase.SEEN);
  }

  private Evidence ended() {
    return rig.found.only(StallKind.ITERATION, Phase.ENDED);
  }

  @Test
  void turn_isSeenAtTheThreshold_andNotBefore() {
    callback();
    callback();
    callback();
    rig.tickAfterSeconds(90);
    assertThat(rig.found.stalls).isEmpty();

    rig.tickAfterSeconds(10);
    assertThat(rig.found.told()).containsExactly("ITERATION SEEN");
    assertThat(seen().durationNanos()).isGreaterThanOrEqualTo(Rig.THRESHOLD_NANOS);
    assertThat(seen().callbacks()).isEqualTo(3);
    assertThat(seen().longestCallbackNanos()).isPositive();
    assertThat(seen().samples()).hasSize(1);
    rig.tickAfterSeconds(10);
    assertThat(rig.found.stalls).hasSize(1);
  }

  @Test
  void turn_isEndedUnderTheSameIdWithTheLoopsOwnFigures() {
    callback();
    rig.tickAfterSeconds(50);
    rig.tickAfterSeconds(50);
    callback();
    long awakeBefore = loop.slot().turns().awakeNanos();
    loop.on(Probe::sleepBegin);
    rig.tickAfterSeconds(0);

    assertThat(rig.found.told()).containsExactly("ITERATION SEEN", "ITERATION ENDED");
    assertThat(ended().id()).isEqualTo(seen().id());
    assertThat(ended().callbacks()).isEqualTo(2);
    assertThat(ended().durationNanos())
        .isEqualTo(loop.slot().turns().awakeNanos() - awakeBefore)
        .isGreaterThan(ended().longestCallbackNanos());
  }

  @Test
  void turnThatWasOverBeforeTheLook_isOnlyEnded() {
    callback();
    loop.on(Probe::sleepBegin);
    rig.tickAfterSeconds(0);

    assertThat(rig.found.told()).containsExactly("ITERATION ENDED");
    assertThat(ended().samples()).isEmpty();
  }

  @Test
  void turn_thatOneRunningCallbackExplains_isAStallAndNothingElse() {
    loop.on(Probe::begin);
    rig.tickAfterSeconds(100);
    rig.tickAfterSeconds(100);

    assertThat(rig.found.told()).containsExactly("STALL SEEN", "STALL LASTS");
  }

  @Test
  void nextTurn_isAnother() {
    rig.tickAfterSeconds(50);
    rig.tickAfterSeconds(50);
    loop.on(Probe::sleepBegin);
    loop.on(Probe::sleepEnd);
    rig.tickAfterSeconds(0); // the clock stays 100 s ahead: the new turn is as old at once
    rig.tickAfterSeconds(0);

    assertThat(rig.found.told())
        .containsExactly("ITERATION SEEN", "ITERATION ENDED", "ITERATION SEEN");
    assertThat(rig.found.stalls.get(2).id()).isNotEqualTo(seenFirst().id());
  }

  private Evidence seenFirst() {
    return rig.found.stalls.get(0);
  }

  /** A callback's number says that it is over a moment before its time is accounted for. */
  @Test
  void turn_thatIsFoundTooOldAtTheFirstLook_isToldAtTheSecond() {
    rig.tickAfterSeconds(100);
    assertThat(rig.found.stalls).isEmpty();
    rig.tickAfterSeconds(0);

    assertThat(rig.found.told()).containsExactly("ITERATION SEEN");
  }

  @Test
  void sleepingLoop_isSilent() {
    Probe.configure(Long.MAX_VALUE, Long.MAX_VALUE);
    loop.on(Probe::sleepBegin);
    rig.tickAfterSeconds(1_000);

    assertThat(rig.found.stalls).isEmpty();
  }

  @Test
  void loopThatShutsDown_isSilent() {
    loop.loop.beginShutdown();
    rig.tickAfterSeconds(1_000);
    loop.on(Probe::sleepBegin);
    rig.tickAfterSeconds(0);

    assertThat(rig.found.stalls).isEmpty();
  }

  @Test
  void turnThatLasts_isToldAgainEachTimeThatItIsTwiceAsOld() {
    callback();
    for (int i = 0; i < 21; i++) {
      rig.tickAfterSeconds(10);
    }
    loop.on(Probe::sleepBegin);
    rig.tickAfterSeconds(0);

    assertThat(rig.found.told())
        .containsExactly("ITERATION SEEN", "ITERATION LASTS", "ITERATION ENDED");
    assertThat(rig.found.stalls).extracting(Evidence::id).containsOnly(seen().id());
  }

  @Test
  void samples_beginBeforeTheThreshold_andTheFirstStandsForAllBeforeIt() {
    callback();
    for (int i = 0; i < 10; i++) {
      rig.tickAfterSeconds(10);
    }

    assertThat(seen().samples().size()).isGreaterThan(2);
    assertThat(seen().samples().get(0).sinceNanos())
        .isBetween(25 * SteppedClock.SECOND, 50 * SteppedClock.SECOND);
    assertThat(seen().samples().stream().mapToLong(sample -> sample.sinceNanos()).sum())
        .isBetween(100 * SteppedClock.SECOND, seen().durationNanos());
  }
}
