// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.probe.LagRing;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.probe.Slot;
import io.loopwatch.watch.jctools.HookedQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Offers are made as of a minute ago, so that a lag is a minute and some microseconds where the
 * loop passes the offer now.
 */
@ExtendWith(ProbeReset.class)
class VirtualBeatTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final long INTERVAL = 1_000_000_000L;

  private final HookedQueue queue = new HookedQueue();
  private final LoopThread loop = LoopThread.seen("loop-1", new PlayedLoop(queue));
  private final Slot slot = loop.slot();
  private final VirtualBeat beat = new VirtualBeat(slot, new LoopObject(slot), INTERVAL);
  private final List<Long> lags = new ArrayList<>();

  @AfterEach
  void close() {
    loop.close();
  }

  private void offer() {
    beat.offer(System.nanoTime() - MINUTE);
  }

  private List<Long> collected() {
    lags.clear();
    beat.collect(System.nanoTime(), (offered, nanos) -> lags.add(nanos));
    return lags;
  }

  /** Ten a second: of a loop that sleeps nobody need ask more often than once a minute. */
  @Test
  void offerThatWaitsForNothing_needNotBeCollectedSoon() {
    loop.on(Probe::sleepBegin);
    long now = slot.turns().sleepNanos() + MINUTE;
    for (int i = 0; i < 599; i++) {
      assertThat(beat.offer(now)).isFalse();
    }

    assertThat(beat.offer(now)).isTrue();
    assertThat(collected()).hasSize(600).containsOnly(0L);
    assertThat(beat.offer(now)).isFalse();
  }

  @Test
  void loopThatIsKnownToSleep_isCountedWithoutALook() {
    assertThat(beat.passes()).as("before its queue is known").isFalse();
    loop.on(Probe::sleepBegin);
    beat.offer(slot.turns().sleepNanos() + MINUTE);
    for (int i = 0; i < 598; i++) {
      assertThat(beat.passes()).isTrue();
    }

    assertThat(beat.passes()).as("one too many").isFalse();
    assertThat(collected()).hasSize(599).containsOnly(0L);
    assertThat(beat.passes()).isTrue();
  }

  @Test
  void offerThatWaits_isToBeCollectedSoon() {
    wait(1);

    assertThat(beat.offer(System.nanoTime())).isTrue();
  }

  private void wait(int tasks) {
    for (int i = 0; i < tasks; i++) {
      queue.add(() -> {});
    }
  }

  private void runOne() {
    loop.on(() -> Probe.run(queue.remove()));
  }

  private static boolean isAMinute(long nanos) {
    return nanos >= MINUTE && nanos < 2 * MINUTE;
  }

  @Test
  void sleepingLoopWithNothingToDo_hasNoLag() {
    loop.on(Probe::sleepBegin);
    offer();
    offer();

    assertThat(collected()).containsExactly(0L, 0L);
    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
  }

  @Test
  void flood_makesTheOfferWaitForAllTasksBeforeIt() {
    wait(3);
    offer();
    runOne();
    runOne();
    assertThat(collected()).isEmpty();
    assertThat(beat.oldestWaiting()).isNotEqualTo(Beat.NONE);

    runOne();
    assertThat(collected()).singleElement().matches(VirtualBeatTest::isAMinute);
    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
  }

  @Test
  void tasksThatComeLater_doNotMakeItWaitLonger() {
    wait(1);
    offer();
    wait(5);
    runOne();

    assertThat(collected()).hasSize(1);
  }

  @Test
  void runningTask_makesItWaitForItsEnd() {
    loop.on(Probe::beginTask);
    offer();
    assertThat(collected()).isEmpty();

    loop.on(Probe::endTask);
    assertThat(collected()).singleElement().matches(VirtualBeatTest::isAMinute);
  }

  @Test
  void runningIo_makesItWaitUntilTheLoopTurnsToItsTasks() {
    loop.on(Probe::begin);
    offer();
    loop.on(Probe::end);
    assertThat(collected()).isEmpty();

    loop.on(loop::toTasks);
    assertThat(collected()).singleElement().matches(VirtualBeatTest::isAMinute);
  }

  /**
   * A task ends and the next begins while the queue's size is read: the count goes with the size.
   */
  @Test
  void loopThatGoesOnWhileItIsRead_isReadAgain() {
    wait(2);
    queue.onNextSize(this::runOne);
    offer();
    assertThat(collected()).isEmpty();

    runOne();
    assertThat(collected()).hasSize(1);
  }

  @Test
  void loopThatFallsAsleepBetween_keepsNobodyWaiting() {
    queue.onNextSize(() -> loop.on(Probe::sleepBegin));
    beat.offer(System.nanoTime());

    assertThat(collected()).singleElement().matches(lag -> lag < MINUTE);
    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
  }

  /** Netty's lazyExecute: they wait until something else wakes the loop. */
  @Test
  void tasksThatDoNotWakeTheLoop_areNoLag() {
    wait(1);
    loop.on(Probe::sleepBegin);
    beat.offer(slot.turns().sleepNanos() + MINUTE);
    beat.offer(slot.turns().sleepNanos() + 2 * MINUTE);

    assertThat(collected()).containsExactly(0L, 0L);
    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
  }

  @Test
  void loopThatIsJustWaking_isLateByWhatItTakes() {
    wait(1);
    loop.on(Probe::sleepBegin);
    offer();
    loop.on(Probe::sleepEnd);
    runOne();

    assertThat(collected()).singleElement().matches(VirtualBeatTest::isAMinute);
  }

  /** 25 s of the default interval: the loop stood still for longer. */
  @Test
  void offersBeyondTheRing_areCountedEachWithItsOwnLag() {
    int offers = LagRing.SIZE + 40;
    loop.on(Probe::beginTask);
    long first = System.nanoTime() - offers * INTERVAL;
    for (int i = 0; i < offers; i++) {
      beat.offer(first + i * INTERVAL);
    }
    assertThat(collected()).isEmpty();
    assertThat(beat.oldestWaiting()).isEqualTo(first);
    loop.on(Probe::endTask);

    assertThat(collected()).hasSize(offers);
    for (int i = 1; i < offers; i++) {
      assertThat(lags.get(i - 1) - lags.get(i)).isBetween(INTERVAL / 2, INTERVAL * 3 / 2);
    }
    assertThat(lags.get(offers - 1)).isBetween(INTERVAL, INTERVAL * 3);
    offer();
    loop.on(loop::toTasks);
    assertThat(collected()).hasSize(1);
  }

  @Test
  void queueThatMustNotBeRead_isNotMeasured() {
    PlayedLoop unreadable = new PlayedLoop(new ArrayDeque<>());
    try (LoopThread other = LoopThread.seen("loop-2", unreadable)) {
      Slot of = other.slot();
      VirtualBeat blind = new VirtualBeat(of, new LoopObject(of), INTERVAL);
      blind.offer(System.nanoTime());
      other.on(other::toTasks);
      blind.collect(System.nanoTime(), (offered, nanos) -> lags.add(nanos));

      assertThat(lags).isEmpty();
      assertThat(blind.oldestWaiting()).isEqualTo(Beat.NONE);
    }
  }
}
