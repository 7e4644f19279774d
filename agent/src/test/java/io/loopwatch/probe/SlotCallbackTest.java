// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callbacks are counted once each, whatever is nested in them and however they end. */
@ExtendWith(ProbeReset.class)
class SlotCallbackTest {
  private final LoopThread loop = LoopThread.seen();
  private final Slot slot = loop.slot();

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void sequence_isOddWhileACallbackRuns() {
    assertThat(slot.sequence()).isEqualTo(0);
    loop.on(Probe::begin);
    assertThat(slot.sequence()).isEqualTo(1);
    loop.on(Probe::end);
    assertThat(slot.sequence()).isEqualTo(2);
    loop.on(Probe::beginTask);
    assertThat(slot.sequence()).isEqualTo(3);
  }

  @Test
  void isStill_untilTheCallbackEnds() {
    loop.on(Probe::begin);
    long sequence = slot.sequence();
    assertThat(slot.isStill(sequence)).isTrue();

    loop.on(Probe::end);
    assertThat(slot.isStill(sequence)).isFalse();
    loop.on(Probe::begin);
    assertThat(slot.isStill(sequence)).isFalse();
  }

  @Test
  void nested_countsTheOutermostOnly() {
    loop.on(Probe::begin);
    loop.on(Probe::beginTask);
    loop.on(Probe::begin);
    loop.on(Probe::end);
    loop.on(Probe::endTask);
    assertThat(slot.sequence()).isEqualTo(1);
    assertThat(slot.callbacks()).isZero();

    loop.on(Probe::end);
    assertThat(slot.sequence()).isEqualTo(2);
    assertThat(slot.callbacks()).isEqualTo(1);
    assertThat(slot.tasks()).isZero();
  }

  @Test
  void tasks_areCountedAsTheyBegin() {
    loop.on(Probe::beginTask);
    assertThat(slot.tasks()).isEqualTo(1);
    loop.on(Probe::endTask);
    loop.on(Probe::begin);
    loop.on(Probe::end);
    loop.on(Probe::beginTask);
    assertThat(slot.tasks()).isEqualTo(2);
    assertThat(slot.callbacks()).isEqualTo(2);
  }

  @Test
  void end_withoutBegin_changesNothing() {
    loop.on(Probe::end);
    loop.on(Probe::endTask);

    assertThat(slot.sequence()).isZero();
    assertThat(slot.callbacks()).isZero();
    loop.on(Probe::begin);
    assertThat(slot.sequence()).isEqualTo(1);
  }

  @Test
  void run_countsATaskAndRunsItOnce() {
    int[] runs = {0};
    loop.on(() -> Probe.run(() -> runs[0]++));

    assertThat(runs[0]).isEqualTo(1);
    assertThat(slot.tasks()).isEqualTo(1);
    assertThat(slot.callbacks()).isEqualTo(1);
    assertThat(slot.sequence()).isEqualTo(2);
  }

  @Test
  void run_ofATaskThatThrows_countsItAndPassesTheSameException() {
    IllegalStateException thrown = new IllegalStateException("the task's own");

    assertThatThrownBy(() -> loop.on(() -> Probe.run(() -> raise(thrown)))).isSameAs(thrown);
    assertThat(slot.callbacks()).isEqualTo(1);
    assertThat(slot.sequence()).isEqualTo(2);
  }

  private static void raise(RuntimeException thrown) {
    throw thrown;
  }

  /** After a stack overflow inside the probe a callback can seem to go on. */
  @Test
  void toTasks_afterALostEnd_isInNoCallback() {
    loop.on(Probe::begin);
    loop.on(loop::toTasks);
    assertThat(slot.sequence()).isEqualTo(2);

    loop.on(Probe::begin);
    assertThat(slot.sequence()).isEqualTo(3);
    loop.on(Probe::end);
    assertThat(slot.sequence()).isEqualTo(4);
  }

  @Test
  void take_afterALostEnd_isInNoCallback() {
    loop.on(Probe::beginTask);
    loop.on(loop::take);

    assertThat(slot.sequence()).isEqualTo(2);
    assertThat(slot.turns().beganNanos()).isZero();
  }

  /** The overflow came after the depth was written and before the sequence was. */
  @Test
  void toTasks_afterAnEndThatStoppedHalfWay_isInNoCallback() throws ReflectiveOperationException {
    loop.on(Probe::begin);
    Field depth = Slot.class.getDeclaredField("depth");
    depth.setAccessible(true);
    depth.set(slot, 0);
    loop.on(loop::toTasks);

    assertThat(slot.sequence()).isEqualTo(2);
  }
}
