// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.config.Heartbeat;
import io.loopwatch.event.Flood;
import io.loopwatch.event.Lag;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.watch.jctools.HookedQueue;
import io.loopwatch.watch.netty.Tick;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Floods as the watchdog finds them: an offer every 50 s, too late at 100 s. */
@ExtendWith(ProbeReset.class)
class FloodTest {
  private final Rig rig = new Rig(name -> true, Heartbeat.AUTO, 0);
  private final HookedQueue queue = new HookedQueue();
  private final LoopThread loop = rig.loop("loop-1", new PlayedLoop(queue));

  @BeforeEach
  void tellNoCallback() {
    Probe.configure(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void waiting(int tasks) {
    for (int i = 0; i < tasks; i++) {
      queue.add(new Tick());
    }
  }

  /** Too few for what waits, so that the loop stays late. */
  private void ran(int tasks) {
    for (int i = 0; i < tasks; i++) {
      loop.on(() -> Probe.run(() -> {}));
    }
  }

  private void lags() {
    rig.tickAfterSeconds(50);
    ran(5);
    rig.tickAfterSeconds(50);
    ran(20);
    rig.tickAfterSeconds(60);
  }

  private List<Flood> floods() {
    return rig.found.of(Flood.class);
  }

  @Test
  void lag_isToldAfterItsFlood_underTheSameNumber() {
    waiting(100);
    lags();

    assertThat(rig.found.events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Flood", "Lag");
    assertThat(floods().get(0).id()).isEqualTo(rig.found.of(Lag.class).get(0).id());
    assertThat(floods().get(0).waitingTasks()).isEqualTo(100);
    assertThat(floods().get(0).ran()).hasSize(1);
    assertThat(floods().get(0).ran().get(0).count()).isEqualTo(20);
  }

  @Test
  void lagBehindAStall_isNoFlood() {
    waiting(100);
    rig.tickAfterSeconds(50);
    loop.on(Probe::beginTask);
    rig.tickAfterSeconds(60);
    rig.tickAfterSeconds(60);

    assertThat(rig.found.of(Lag.class)).hasSize(1);
    assertThat(floods()).isEmpty();
  }

  @Test
  void lagBehindFewTasks_isNoFlood() {
    waiting(15);
    rig.tickAfterSeconds(50);
    ran(5);
    rig.tickAfterSeconds(110);

    assertThat(rig.found.of(Lag.class)).hasSize(1);
    assertThat(floods()).isEmpty();
  }

  @Test
  void loopThatEndsInAFlood_keepsNoTask() {
    waiting(100);
    rig.tickAfterSeconds(50);
    rig.tickAfterSeconds(30);
    WeakReference<Runnable> ran = runOne();
    queue.clear();
    rig.watchdog.stop();

    assertThat(loop.slot()).isNotNull();
    await()
        .until(
            () -> {
              System.gc();
              return ran.get() == null;
            });
  }

  private WeakReference<Runnable> runOne() {
    Runnable task =
        new Runnable() {
          @Override
          public void run() {}
        };
    loop.on(() -> Probe.run(task));
    return new WeakReference<>(task);
  }
}
