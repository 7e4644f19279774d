// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the watchdog learns of loops. */
@ExtendWith(ProbeReset.class)
class ProbeArrivalTest {
  @Test
  void loop_arrivesOnceWithItsThread() {
    try (LoopThread loop = LoopThread.seen()) {
      Slot slot = Probe.arrived();
      assertThat(slot).isSameAs(loop.slot());
      assertThat(slot.thread()).isSameAs(loop.thread());
      assertThat(slot.loop()).isSameAs(loop.loop);
      assertThat(slot.queue()).isSameAs(loop.loop.queue);
      assertThat(slot.kind()).isEqualTo(Slot.NETTY);

      loop.on(loop::toTasks);
      assertThat(Probe.arrived()).isNull();
    }
  }

  @Test
  void threadThatRunsNoLoop_doesNotArrive() {
    try (LoopThread worker = new LoopThread("worker", new PlayedLoop())) {
      worker.on(Probe::begin);
      worker.on(Probe::end);
      worker.on(Probe::beginTask);
      worker.on(Probe::endTask);
      worker.on(Probe::sleepBegin);
      worker.on(Probe::sleepEnd);
      worker.on(() -> Probe.run(() -> {}));

      assertThat(Probe.arrived()).isNull();
      assertThat(worker.slot()).isNull();
    }
  }

  @Test
  void loopsThatTakeTurnsOnOneThread_keepASlotEach() {
    try (LoopThread loop = LoopThread.seen()) {
      Slot first = loop.slot();
      PlayedLoop other = new PlayedLoop();
      loop.on(() -> Probe.tasks(other, other.queue));
      Slot second = loop.slot();
      assertThat(second).isNotSameAs(first);
      assertThat(second.loop()).isSameAs(other);

      loop.on(loop::toTasks);
      assertThat(loop.slot()).isSameAs(first);
      loop.on(() -> Probe.tasks(other, other.queue));
      assertThat(loop.slot()).isSameAs(second);
      assertThat(List.of(Probe.arrived(), Probe.arrived())).containsExactly(second, first);
      assertThat(Probe.arrived()).isNull();
    }
  }

  @Test
  void moreLoopsOnOneThreadThanItCanHold_areNotMeasured() {
    try (LoopThread loop = LoopThread.seen()) {
      List<PlayedLoop> others = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        PlayedLoop other = new PlayedLoop();
        others.add(other);
        loop.on(() -> Probe.tasks(other, other.queue));
      }

      assertThat(loop.slot().loop()).isSameAs(others.get(6));
    }
  }

  @Test
  void loopInsideACallbackOfAnother_isPartOfThatCallback() {
    try (LoopThread loop = LoopThread.seen()) {
      Slot slot = loop.slot();
      PlayedLoop inner = new PlayedLoop();
      loop.on(Probe::begin);
      loop.on(() -> Probe.tasks(inner, inner.queue));
      loop.on(() -> Probe.take(inner, inner.queue));
      loop.on(() -> Probe.run(() -> {}));
      loop.on(Probe::sleepEnd);

      assertThat(loop.slot()).isSameAs(slot);
      assertThat(slot.sequence()).isEqualTo(1);
      loop.on(Probe::end);
      assertThat(slot.callbacks()).isEqualTo(1);
      assertThat(slot.tasks()).isZero();
    }
  }

  @Test
  void forget_marksTheSlotAndFreesTheThread() {
    try (LoopThread loop = LoopThread.seen()) {
      Slot slot = loop.slot();
      assertThat(slot.isForgotten()).isFalse();
      loop.on(Probe::forget);

      assertThat(slot.isForgotten()).isTrue();
      assertThat(loop.slot()).isNull();
    }
  }

  @Test
  void loopsThatArriveAtOnce_areAllTold() throws InterruptedException {
    int threads = 64;
    List<Thread> starting = new ArrayList<>();
    List<PlayedLoop> loops = new ArrayList<>(); // the probe itself holds them weakly
    for (int i = 0; i < threads; i++) {
      PlayedLoop loop = new PlayedLoop();
      loops.add(loop);
      starting.add(new Thread(() -> Probe.tasks(loop, loop.queue)));
    }
    starting.forEach(Thread::start);
    Set<Object> arrived = new HashSet<>();
    for (Thread thread : starting) {
      takeAll(arrived);
      thread.join();
    }
    takeAll(arrived);

    assertThat(arrived).containsExactlyInAnyOrderElementsOf(loops);
  }

  private static void takeAll(Set<Object> loops) {
    for (Slot slot = Probe.arrived(); slot != null; slot = Probe.arrived()) {
      assertThat(loops.add(slot.loop())).isTrue();
    }
  }
}
