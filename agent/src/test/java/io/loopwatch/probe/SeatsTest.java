// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each thread finds its own slot, and no other's. */
@ExtendWith(ProbeReset.class)
class SeatsTest {
  /** More threads than the table has places: some share one. */
  private static final int MANY = 1_100;

  private static LoopThread loop() {
    return LoopThread.seen();
  }

  @Test
  void threadWithoutALoop_hasNone() {
    assertThat(Seats.mine()).isNull();
  }

  @Test
  void everyThread_findsItsOwn_alsoWhereTwoShareAPlace() {
    List<LoopThread> loops = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        loops.add(loop());
      }
      for (LoopThread loop : loops) {
        assertThat(loop.ask(Seats::mine)).isSameAs(loop.slot());
      }
      Seats.leave(loops.get(0).thread());
      assertThat(loops.get(0).ask(Seats::mine)).isNull();
      for (LoopThread loop : loops.subList(1, MANY)) {
        assertThat(loop.ask(Seats::mine)).isSameAs(loop.slot());
      }
    } finally {
      loops.forEach(loop -> Seats.leave(loop.thread()));
      loops.forEach(LoopThread::close);
    }
  }

  @Test
  void threadThatLeft_isLetGo() {
    WeakReference<Thread> thread = endedThread();
    await().until(() -> isCollected(thread));
  }

  private static WeakReference<Thread> endedThread() {
    try (LoopThread loop = loop()) {
      Slot slot = Probe.arrived();
      loop.close();
      Probe.dismiss(slot);
      return new WeakReference<>(slot.thread());
    }
  }

  private static boolean isCollected(WeakReference<?> held) {
    System.gc();
    return held.get() == null;
  }
}
