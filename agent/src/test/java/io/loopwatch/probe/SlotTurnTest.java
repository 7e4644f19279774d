// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A turn is what a loop does between two polls; between begin and end of a poll it sleeps. */
@ExtendWith(ProbeReset.class)
class SlotTurnTest {
  private static final long HOUR = 3_600_000_000_000L;

  private final LoopThread loop = LoopThread.seen();
  private final Slot slot = loop.slot();
  private final Turns turns = slot.turns();

  @AfterEach
  void close() {
    loop.close();
  }

  private void poll() {
    loop.on(Probe::sleepBegin);
    loop.on(Probe::sleepEnd);
  }

  @Test
  void turn_lastsFromPollToPoll() {
    poll();
    long began = turns.beganNanos();
    assertThat(began).isNotZero();
    long ended = turns.ended();
    loop.on(Probe::sleepBegin);

    assertThat(turns.beganNanos()).isZero();
    assertThat(turns.ended()).isEqualTo(ended + 1);
    assertThat(turns.sleepNanos()).isGreaterThanOrEqualTo(began);
  }

  @Test
  void awakeAndAsleep_addUpToTheWall() {
    poll();
    long firstNanos = turns.beganNanos();
    long awake = turns.awakeNanos();
    long asleep = turns.asleepNanos();
    for (int i = 0; i < 5; i++) {
      loop.on(() -> Spin.nanos(100_000));
      poll();
    }

    long grown = turns.awakeNanos() - awake + turns.asleepNanos() - asleep;
    assertThat(grown).isEqualTo(turns.beganNanos() - firstNanos);
    assertThat(turns.awakeNanos() - awake).isGreaterThanOrEqualTo(500_000);
  }

  @Test
  void nestedPolls_areOneSleep() {
    poll();
    long ended = turns.ended();
    loop.on(Probe::sleepBegin);
    loop.on(Probe::sleepBegin);
    loop.on(Probe::sleepEnd);
    assertThat(turns.beganNanos()).isZero();

    loop.on(Probe::sleepEnd);
    assertThat(turns.beganNanos()).isNotZero();
    assertThat(turns.ended()).isEqualTo(ended + 1);
  }

  @Test
  void pollInsideACallback_isNoSleep() {
    poll();
    long ended = turns.ended();
    loop.on(Probe::begin);
    poll();
    loop.on(Probe::end);

    assertThat(turns.ended()).isEqualTo(ended);
    assertThat(slot.callbacks()).isEqualTo(1);
  }

  /** The loop was found in the middle of a poll: the end comes without a beginning. */
  @Test
  void sleepEnd_withoutBegin_changesNothing() {
    long began = turns.beganNanos();
    loop.on(Probe::sleepEnd);

    assertThat(turns.beganNanos()).isEqualTo(began);
    poll();
    assertThat(turns.ended()).isEqualTo(1);
  }

  @Test
  void counts_holdEachTurn() {
    for (int i = 0; i < 7; i++) {
      poll();
    }
    long[] counted = new long[Buckets.size()];
    assertThat(turns.counts().take(Counts.memory(), counted)).isEqualTo(7);
  }

  @Test
  void longTurn_isToldWithItsCallbacks() {
    poll();
    loop.on(() -> Probe.run(() -> Spin.millis(2)));
    loop.on(() -> Probe.run(() -> Spin.nanos(10_000)));
    Probe.configure(HOUR, 1);
    long began = turns.beganNanos();
    poll();

    LongRing ring = slot.longRing();
    assertThat(ring.sequence()).isEqualTo(turns.ended() << 1);
    assertThat(ring.beganNanos()).isEqualTo(began);
    assertThat(ring.callbacks()).isEqualTo(2);
    assertThat(ring.longestNanos()).isBetween(2_000_000L, ring.durationNanos());
    assertThat(ring.task()).isNull();
  }

  @Test
  void shortTurn_isNotTold() {
    Probe.configure(HOUR, HOUR);
    poll();
    poll();

    assertThat(slot.longRing().hasNext()).isFalse();
  }

  @Test
  void turnThatIsLongForAStallInIt_isNotToldAgain() {
    Probe.configure(50_000_000, 50_000_000);
    loop.on(
        () -> {
          Probe.sleepBegin();
          Probe.sleepEnd();
          Probe.run(() -> Spin.millis(60));
          Probe.sleepBegin();
        });

    LongRing ring = slot.longRing();
    assertThat(ring.sequence() & 1).isEqualTo(1);
    ring.next();
    assertThat(ring.hasNext()).isFalse();
  }

  @Test
  void turnFirstCallback_isWhereThisTurnBegan() {
    loop.on(() -> Probe.run(() -> {}));
    poll();
    loop.on(() -> Probe.run(() -> {}));

    assertThat(slot.turnFirstCallback()).isEqualTo(1);
    assertThat(slot.callbacks()).isEqualTo(2);
  }

  @Test
  void ioLag_ofALoopThatPolls_isKnown() {
    poll();
    loop.on(() -> Spin.millis(1));
    poll();
    poll();

    long[] weights = new long[Buckets.size()];
    turns.ioLag().take(Spread.memory(), weights);
    assertThat(Arrays.stream(weights).sum()).isPositive();
  }
}
