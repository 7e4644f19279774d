// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** While a task runs its slot knows who submitted it, and not a moment longer. */
@ExtendWith(ProbeReset.class)
class SlotOriginTest {
  private final LoopThread loop = LoopThread.seen();
  private final Slot slot = loop.slot();
  private final Runnable task = () -> {};

  @BeforeEach
  void open() {
    Origins.open();
    Probe.submit(task);
  }

  @AfterEach
  void close() {
    loop.close();
  }

  private void assertIsOfThisThread(Origin origin) {
    assertThat(origin).isNotNull();
    assertThat(origin.thread()).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void task_hasItWhileItRuns() {
    assertThat(slot.origin()).isNull();
    loop.on(() -> Probe.beginAsked(task));
    assertIsOfThisThread(slot.origin());

    loop.on(() -> Probe.endAsked(task));
    assertThat(slot.origin()).isNull();
    assertThat(slot.tasks()).isEqualTo(1);
    assertThat(slot.callbacks()).isEqualTo(1);
  }

  @Test
  void taskThatThrew_leavesNone() {
    loop.on(() -> Probe.beginAsked(task));
    loop.on(Probe::endAsked);

    assertThat(slot.origin()).isNull();
  }

  @Test
  void taskInATask_doesNotTakeItsPlace() {
    Runnable inner = () -> {};
    loop.on(() -> Probe.submit(inner));
    loop.on(() -> Probe.beginAsked(task));
    loop.on(() -> Probe.runAsked(inner));

    assertIsOfThisThread(slot.origin());
  }

  @Test
  void stall_isToldWithIt_andTheOneAfterWithout() {
    Probe.configure(1, Long.MAX_VALUE);
    loop.on(() -> Probe.runAsked(task));
    loop.on(Probe::begin);
    loop.on(Probe::end);

    assertIsOfThisThread(slot.longRing().origin());
    slot.longRing().next();
    assertThat(slot.longRing().origin()).isNull();
  }

  @Test
  void callbackThatWasLeftOpen_leavesNoneToTheNext() {
    loop.on(() -> Probe.beginAsked(task));
    loop.on(loop::toTasks);

    assertThat(slot.origin()).isNull();
  }

  @Test
  void taskOnAThreadThatRunsNoLoop_runs() {
    boolean[] ran = {false};
    Probe.runAsked(() -> ran[0] = true);
    Probe.beginAsked(task);
    Probe.endAsked(task);

    assertThat(ran[0]).isTrue();
    assertThat(Probe.current()).isNull();
  }
}
