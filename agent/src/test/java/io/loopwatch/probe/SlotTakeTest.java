// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A loop that only runs tasks: each take is the end of a turn, and a sleep if there is no task. */
@ExtendWith(ProbeReset.class)
class SlotTakeTest {
  private final LoopThread loop = new LoopThread("tasks-1", new PlayedLoop());

  @AfterEach
  void close() {
    loop.close();
  }

  private Turns taken() {
    loop.on(loop::take);
    return loop.slot().turns();
  }

  /** Its first take has been seen, so that it is in a turn. */
  private Turns inATurn() {
    Turns turns = taken();
    loop.on(Probe::sleepEnd);
    return turns;
  }

  @Test
  void turns_areNotKnownBeforeTheFirstTake() {
    loop.on(loop::toTasks);
    Turns turns = loop.slot().turns();
    assertThat(turns.isKnown()).isFalse();
    assertThat(turns.beganNanos()).isZero();
    inATurn();

    assertThat(turns.isKnown()).isTrue();
    assertThat(turns.ended()).isZero();
  }

  @Test
  void take_ofAnEmptyQueue_sleepsUntilItReturns() {
    Turns turns = taken();
    assertThat(turns.beganNanos()).isZero();

    loop.on(Probe::sleepEnd);
    assertThat(turns.beganNanos()).isNotZero();
  }

  @Test
  void take_ofAWaitingTask_isANewTurnWithoutSleep() {
    Turns turns = inATurn();
    long asleep = turns.asleepNanos();
    loop.loop.queue.add(() -> {});
    taken();
    assertThat(turns.beganNanos()).isNotZero();
    loop.on(Probe::sleepEnd);

    assertThat(turns.beganNanos()).isNotZero();
    assertThat(turns.ended()).isEqualTo(1);
    assertThat(turns.asleepNanos()).isEqualTo(asleep);
  }

  @Test
  void takesInARow_areOneTurnForEachTaskAndTouch() {
    Turns turns = inATurn();
    long first = turns.beganNanos();
    long asleep = turns.asleepNanos();
    loop.loop.queue.add(() -> {});
    for (int i = 0; i < 10; i++) {
      loop.on(() -> Probe.run(() -> Spin.nanos(20_000)));
      loop.on(loop::take);
      loop.on(Probe::sleepEnd);
    }

    assertThat(turns.ended()).isEqualTo(10);
    assertThat(turns.awakeNanos())
        .isEqualTo(turns.beganNanos() - first)
        .isGreaterThanOrEqualTo(200_000);
    assertThat(turns.asleepNanos()).isEqualTo(asleep);
  }

  @Test
  void ioLag_staysEmpty() {
    Turns turns = taken();
    for (int i = 0; i < 3; i++) {
      loop.on(Probe::sleepEnd);
      loop.on(() -> Probe.run(() -> Spin.millis(1)));
      loop.on(loop::take);
    }

    long[] weights = new long[Buckets.size()];
    turns.ioLag().take(Spread.memory(), weights);
    assertThat(Arrays.stream(weights).sum()).isZero();
  }
}
