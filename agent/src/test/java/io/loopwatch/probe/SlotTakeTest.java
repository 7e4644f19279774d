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

  @Test
  void take_ofAnEmptyQueue_sleepsUntilItReturns() {
    Turns turns = taken();
    assertThat(turns.beganNanos()).isZero();

    loop.on(Probe::sleepEnd);
    assertThat(turns.beganNanos()).isNotZero();
  }

  @Test
  void take_ofAWaitingTask_isANewTurnWithoutSleep() {
    loop.loop.queue.add(() -> {});
    Turns turns = taken();
    assertThat(turns.beganNanos()).isNotZero();
    loop.on(Probe::sleepEnd);

    assertThat(turns.beganNanos()).isNotZero();
    assertThat(turns.ended()).isEqualTo(1);
    assertThat(turns.asleepNanos()).isZero();
  }

  @Test
  void takesInARow_areOneTurnForEachTaskAndTouch() {
    loop.loop.queue.add(() -> {});
    Turns turns = taken();
    long first = turns.beganNanos();
    for (int i = 0; i < 10; i++) {
      loop.on(Probe::sleepEnd);
      loop.on(() -> Probe.run(() -> Spin.nanos(20_000)));
      loop.on(loop::take);
    }

    assertThat(turns.ended()).isEqualTo(11);
    assertThat(turns.awakeNanos())
        .isGreaterThanOrEqualTo(turns.beganNanos() - first)
        .isGreaterThanOrEqualTo(200_000);
    assertThat(turns.asleepNanos()).isZero();
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
