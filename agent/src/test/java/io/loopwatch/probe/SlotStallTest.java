// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callbacks over the threshold go to the watchdog with all that is known of them. */
@ExtendWith(ProbeReset.class)
class SlotStallTest {
  private static final long HOUR = 3_600_000_000_000L;

  private final LoopThread loop = LoopThread.seen();
  private final Slot slot = loop.slot();
  private final LongRing ring = slot.longRing();

  @AfterEach
  void close() {
    loop.close();
  }

  /** A task with a class that can be told. */
  private static final class Work implements Runnable {
    @Override
    public void run() {
      Spin.nanos(10_000);
    }
  }

  @Test
  void stall_isToldWithItsSequenceAndItsTask() {
    Probe.configure(1, HOUR);
    loop.on(Probe::begin);
    loop.on(Probe::end);
    loop.on(() -> Probe.run(new Work()));

    ring.next();
    assertThat(ring.hasNext()).isTrue();
    assertThat(ring.sequence()).isEqualTo(3);
    assertThat(ring.task()).isEqualTo(Work.class);
    assertThat(ring.callbacks()).isEqualTo(1);
    assertThat(ring.longestNanos()).isEqualTo(ring.durationNanos());
    assertThat(slot.stalls()).isEqualTo(2);
  }

  @Test
  void callbackUnderTheThreshold_isNotTold() {
    Probe.configure(HOUR, HOUR);
    loop.on(() -> Probe.run(new Work()));

    assertThat(ring.hasNext()).isFalse();
    assertThat(slot.stalls()).isZero();
    assertThat(slot.callbacks()).isEqualTo(1);
  }

  @Test
  void ioCallback_hasNoTask() {
    Probe.configure(1, HOUR);
    loop.on(Probe::begin);
    loop.on(Probe::end);

    assertThat(ring.sequence()).isEqualTo(1);
    assertThat(ring.task()).isNull();
  }

  @Test
  void taskThatThrew_isToldWithoutItsClass() {
    Probe.configure(1, HOUR);
    loop.on(Probe::beginTask);
    loop.on(Probe::endTask);

    assertThat(ring.sequence()).isEqualTo(1);
    assertThat(ring.task()).isNull();
  }

  @Test
  void nestedTask_doesNotTakeTheOutersName() {
    Probe.configure(1, HOUR);
    loop.on(Probe::begin);
    loop.on(() -> Probe.run(new Work()));
    loop.on(Probe::end);

    assertThat(ring.task()).isNull();
    ring.next();
    assertThat(ring.hasNext()).isFalse();
  }

  @Test
  void stalls_withoutRoom_areCountedAsLost() {
    Probe.configure(1, HOUR);
    for (int i = 0; i < 40; i++) {
      loop.on(() -> Probe.run(new Work()));
    }

    assertThat(ring.lost()).isEqualTo(8);
    assertThat(slot.stalls()).isEqualTo(40);
  }

  /** Else each long one after a longer one would be missed. */
  @Test
  void stall_shorterThanTheOneBefore_isToldToo() {
    Probe.configure(1, HOUR);
    loop.on(() -> Probe.run(() -> Spin.millis(3)));
    loop.on(() -> Probe.run(new Work()));

    assertThat(slot.stalls()).isEqualTo(2);
  }

  @Test
  void turnLongest_isTheLongestThatWasNoStall() {
    Probe.configure(40_000_000, HOUR);
    loop.on(
        () -> {
          Probe.run(() -> Spin.millis(3));
          Probe.run(() -> Spin.millis(40));
          Probe.run(new Work());
        });

    assertThat(slot.turnLongestNanos()).isBetween(3_000_000L, 40_000_000L);
  }
}
