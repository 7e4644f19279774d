// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.config.Heartbeat;
import io.loopwatch.event.Lag;
import io.loopwatch.event.Phase;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lag as the watchdog reads it: an offer every 50 s, a warning at 100 s. */
@ExtendWith(ProbeReset.class)
class WatchdogLagTest {
  private final Rig rig = rig(Heartbeat.AUTO);

  private static Rig rig(Heartbeat heartbeat) {
    return new Rig(name -> true, heartbeat, 0);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private List<Phase> told() {
    return rig.found.of(Lag.class).stream().map(Lag::phase).toList();
  }

  @Test
  void taskThatWaitsBehindACallback_isSeenLateAndThenInTime() {
    Probe.configure(Long.MAX_VALUE, Long.MAX_VALUE);
    LoopThread loop = rig.loop("loop-1");
    loop.on(Probe::beginTask);
    rig.tickAfterSeconds(50);
    rig.tickAfterSeconds(90);
    assertThat(told()).isEmpty();
    rig.tickAfterSeconds(10);
    assertThat(told()).containsExactly(Phase.SEEN);

    loop.on(Probe::endTask);
    rig.tickAfterSeconds(10);
    assertThat(told()).containsExactly(Phase.SEEN, Phase.ENDED);
    Lag seen = rig.found.of(Lag.class).get(0);
    assertThat(seen.durationNanos()).isGreaterThanOrEqualTo(Rig.THRESHOLD_NANOS);
    assertThat(seen.stallId()).isEqualTo(rig.found.stalls.get(0).id());
  }

  /** After its callbacks were looked at, before its lag is. */
  @Test
  void callbackThatEndsDuringALook_isTheStallOfItsLag() {
    Probe.configure(Long.MAX_VALUE, Long.MAX_VALUE);
    LoopThread loop = rig.loop("loop-1");
    loop.on(Probe::beginTask);
    rig.tickAfterSeconds(50);
    rig.tickAfterSeconds(100);
    assertThat(told()).containsExactly(Phase.SEEN);
    rig.found.meanwhile = () -> loop.on(Probe::endTask);
    rig.tickAfterSeconds(60);

    assertThat(rig.found.told()).containsExactly("STALL SEEN", "STALL LASTS");
    assertThat(told()).containsExactly(Phase.SEEN, Phase.ENDED);
    assertThat(rig.found.of(Lag.class))
        .extracting(Lag::stallId)
        .containsOnly(rig.found.stalls.get(0).id());
  }

  @Test
  void idleLoop_isInTime() {
    LoopThread loop = rig.loop("loop-1");
    loop.on(Probe::sleepBegin);
    for (int i = 0; i < 100; i++) {
      rig.tickAfterSeconds(50);
    }

    assertThat(told()).isEmpty();
  }

  /** Netty's lazyExecute: the task may wait until something else wakes the loop. */
  @Test
  void taskThatDoesNotWakeTheLoop_isInTime() {
    LoopThread loop = rig.loop("loop-1");
    loop.loop.queue.add(() -> {});
    loop.on(Probe::sleepBegin);
    for (int i = 0; i < 100; i++) {
      rig.tickAfterSeconds(10);
    }

    assertThat(told()).isEmpty();
  }

  @Test
  void loopWithAReadableQueue_isOfferedNothing() {
    LoopThread loop = rig.loop("loop-1");
    rig.tickAfterSeconds(50);
    rig.tickAfterSeconds(50);

    assertThat(loop.loop.queue).isEmpty();
  }

  @Test
  void loopWithAQueueThatMustNotBeRead_isOfferedATask() {
    LoopThread loop = rig.loop("loop-1", new PlayedLoop(new ArrayDeque<>()));
    rig.tickAfterSeconds(50);

    await().until(() -> loop.loop.queue.size() == 1);
  }

  @Test
  void heartbeatNever_offersNoTask() {
    Rig none = rig(Heartbeat.NEVER);
    LoopThread loop = none.loop("loop-1", new PlayedLoop(new ArrayDeque<>()));
    none.tickAfterSeconds(50);
    none.tickAfterSeconds(50);

    assertThat(loop.loop.queue).isEmpty();
    none.close();
  }

  @Test
  void heartbeatAlways_offersATaskToEveryLoop() {
    Rig all = rig(Heartbeat.ALWAYS);
    LoopThread loop = all.loop("loop-1");
    all.tickAfterSeconds(50);

    await().until(() -> loop.loop.queue.size() == 1);
    all.close();
  }

  @Test
  void loopThatEndsWhileLate_isEnded() {
    LoopThread loop = rig.loop("loop-1");
    loop.on(Probe::beginTask);
    rig.tickAfterSeconds(50);
    rig.tickAfterSeconds(100);
    loop.close();
    rig.tickAfterSeconds(50);

    assertThat(told()).containsExactly(Phase.SEEN, Phase.ENDED);
  }

  @Test
  void taskThatDoesNotWakeTheLoop_isInTime_alsoWhereTheNextOfferComesAtTheThreshold() {
    Rig tight = new Rig(Rig.LATE_AT_THE_NEXT_OFFER, name -> true, Heartbeat.AUTO, 0);
    LoopThread loop = tight.loop("loop-1");
    loop.loop.queue.add(() -> {});
    loop.on(Probe::sleepBegin);
    for (int i = 0; i < 100; i++) {
      tight.tickAfterSeconds(10);
    }

    assertThat(tight.found.of(Lag.class)).isEmpty();
    tight.close();
  }
}
