// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the loop passes a heartbeat: once the tasks before it have ended. */
@ExtendWith(ProbeReset.class)
class SlotHeartbeatTest {
  private final LoopThread loop = LoopThread.seen();
  private final Slot slot = loop.slot();
  private final LagRing ring = slot.lagRing();

  @AfterEach
  void close() {
    loop.close();
  }

  private void runTask() {
    loop.on(() -> Probe.run(() -> {}));
  }

  @Test
  void passes_atTheEndOfTheLastTaskBeforeIt() {
    ring.push(2);
    runTask();
    loop.on(Probe::beginTask);
    assertThat(ring.passed()).isZero();

    long before = System.nanoTime();
    loop.on(Probe::endTask);
    assertThat(ring.passed()).isEqualTo(1);
    assertThat(ring.passedNanos(0)).isBetween(before, System.nanoTime());
  }

  @Test
  void ioCallback_passesNothing() {
    ring.push(0);
    loop.on(Probe::begin);
    loop.on(Probe::end);

    assertThat(ring.passed()).isZero();
  }

  @Test
  void toTasks_passesWhatWaitsForNoTask() {
    ring.push(0);
    ring.push(1);
    loop.on(loop::toTasks);

    assertThat(ring.passed()).isEqualTo(1);
  }

  @Test
  void sleep_withAnEmptyQueue_passesAll() {
    ring.push(100);
    loop.on(Probe::sleepBegin);

    assertThat(ring.passed()).isEqualTo(1);
  }

  @Test
  void sleep_overAWaitingTask_passesOnlyWhatTheCountHasReached() {
    loop.loop.queue.add(() -> {});
    ring.push(0);
    ring.push(1);
    loop.on(Probe::sleepBegin);

    assertThat(ring.passed()).isEqualTo(1);
  }

  @Test
  void nestedTask_passesNothing() {
    loop.on(Probe::beginTask);
    ring.push(1);
    runTask();
    assertThat(ring.passed()).isZero();

    loop.on(Probe::endTask);
    assertThat(ring.passed()).isEqualTo(1);
  }
}
