// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.config.Heartbeat;
import io.loopwatch.event.Interval;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Stop;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.watch.jctools.HookedQueue;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ProbeReset.class)
class WatchdogTest {
  private static final long INTERVAL_SECONDS = 30;

  private final Rig rig =
      new Rig(
          name -> !name.startsWith("ignored"),
          Heartbeat.NEVER,
          INTERVAL_SECONDS * SteppedClock.SECOND);

  @AfterEach
  void close() {
    rig.close();
  }

  private long secondsToNextLook(long seconds) {
    long next = rig.tickAfterSeconds(seconds);
    return Math.round((double) (next - rig.clock.nanos()) / SteppedClock.SECOND);
  }

  @Test
  void tick_whereNothingRuns_comesAgainAtHalfTheLowestThreshold() {
    LoopThread loop = rig.loop("loop-1");
    loop.on(Probe::sleepBegin);

    assertThat(secondsToNextLook(0)).isEqualTo(50);
  }

  @Test
  void tick_overACallback_comesAgainToNoticeIt_thenToSampleIt_thenAtTheThreshold() {
    LoopThread loop = rig.loop("loop-1");
    loop.on(Probe::begin);

    assertThat(secondsToNextLook(0)).isEqualTo(10);
    assertThat(secondsToNextLook(10)).isEqualTo(15);
    assertThat(secondsToNextLook(15)).isBetween(12L, 13L);
    assertThat(secondsToNextLook(70)).isEqualTo(5);
    assertThat(secondsToNextLook(5)).isEqualTo(10);
  }

  @Test
  void loopsThatAreExcluded_areNotWatched() {
    rig.loop("loop-1");
    LoopThread ignored = rig.loop("ignored-1");
    ignored.on(Probe::begin);
    rig.tickAfterSeconds(1_000);

    assertThat(rig.watchdog.watched()).isEqualTo(1);
    assertThat(rig.found.stalls).isEmpty();
  }

  @Test
  void slotsOfASelfTest_areNotWatched() {
    LoopThread tested = rig.loop("loop-1");
    tested.on(Probe::forget);
    rig.watchdog.tick();
    assertThat(rig.watchdog.watched()).isZero();

    LoopThread late = rig.loop("loop-2");
    rig.watchdog.tick();
    late.on(Probe::forget);
    rig.watchdog.tick();
    assertThat(rig.watchdog.watched()).isZero();
    rig.watchdog.stop();
    assertThat(rig.found.of(Stop.class).get(0).loops()).isEmpty();
  }

  @Test
  void loopWhoseThreadHasEnded_isWatchedNoLonger_andItsFiguresAreKept() {
    LoopThread loop = rig.loop("loop-1");
    loop.on(() -> Probe.run(() -> {}));
    rig.watchdog.tick();
    assertThat(rig.watchdog.watched()).isEqualTo(1);
    loop.close();
    rig.tickAfterSeconds(60);
    assertThat(rig.watchdog.watched()).isZero();

    rig.watchdog.stop();
    LoopTotals totals = rig.found.of(Stop.class).get(0).loops().get(0);
    assertThat(totals.loop().name()).isEqualTo("loop-1");
    assertThat(totals.callbacks()).isEqualTo(1);
    assertThat(totals.stalls()).isEqualTo(1);
  }

  /** It may end between two looks that see nothing but a loop that sleeps. */
  @Test
  void loopThatEndsWhileItSeemsToSleep_isWatchedNoLonger() {
    LoopThread loop = rig.loop("loop-1");
    loop.on(loop::toTasks);
    loop.on(Probe::sleepBegin);
    rig.watchdog.tick();
    rig.watchdog.tick();
    loop.close();
    for (int i = 0; i < 10; i++) {
      rig.tickAfterSeconds(60);
    }
    assertThat(rig.watchdog.watched()).as("before anybody asks").isEqualTo(1);

    rig.tickAfterSeconds(60);
    assertThat(rig.watchdog.watched()).isZero();
  }

  @Test
  void loopThatNobodyHolds_isWatchedNoLonger() {
    try (LoopThread thread = new LoopThread("loop-1", null)) {
      thread.on(() -> arriveWithALoopOfItsOwn());
      rig.watchdog.tick();
      await()
          .until(
              () -> {
                System.gc();
                rig.tickAfterSeconds(60);
                return rig.watchdog.watched() == 0;
              });
    }
  }

  private static void arriveWithALoopOfItsOwn() {
    PlayedLoop loop = new PlayedLoop();
    Probe.tasks(loop, loop.queue);
  }

  @Test
  void interval_comesWhenItIsDue_withEveryLoop() {
    LoopThread loop = rig.loop("loop-1");
    rig.loop("loop-2");
    rig.tickAfterSeconds(INTERVAL_SECONDS - 10);
    assertThat(rig.found.of(Interval.class)).isEmpty();
    loop.on(() -> Probe.run(() -> {}));
    rig.tickAfterSeconds(10);

    Interval interval = rig.found.of(Interval.class).get(0);
    assertThat(interval.loops())
        .extracting(one -> one.loop().name())
        .containsExactlyInAnyOrder("loop-1", "loop-2");
    assertThat(interval.loops()).extracting(one -> one.callback().totalCount()).contains(1L, 0L);
    assertThat(Duration.between(interval.time(), interval.end()).toSeconds())
        .isBetween(INTERVAL_SECONDS, INTERVAL_SECONDS + 10);
  }

  @Test
  void intervals_touch() {
    rig.tickAfterSeconds(INTERVAL_SECONDS);
    rig.tickAfterSeconds(INTERVAL_SECONDS);
    var intervals = rig.found.of(Interval.class);

    assertThat(intervals).hasSize(2);
    assertThat(intervals.get(1).time()).isEqualTo(intervals.get(0).end());
  }

  @Test
  void lastFiguresOfALoopThatHasEnded_areInTheNextInterval() {
    LoopThread loop = rig.loop("loop-1");
    rig.watchdog.tick();
    loop.on(() -> Probe.run(() -> {}));
    loop.close();
    rig.tickAfterSeconds(60);
    rig.tickAfterSeconds(60);

    var intervals = rig.found.of(Interval.class);
    LoopInterval last = intervals.get(0).loops().get(0);
    assertThat(last.callback().totalCount()).isEqualTo(1);
    assertThat(intervals.get(1).loops()).isEmpty();
  }

  @Test
  void stallsWithoutRoom_areToldAsANumber() {
    LoopThread loop = rig.loop("loop-1");
    rig.watchdog.tick();
    for (int i = 0; i < 40; i++) {
      loop.on(() -> Probe.run(() -> {}));
    }
    rig.tickAfterSeconds(1);
    rig.tickAfterSeconds(1);

    assertThat(rig.found.stalls).hasSize(32);
    assertThat(rig.found.of(Notice.class))
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .startsWith("8 stalls");
  }

  @Test
  void stop_tellsWhatIsLeft_thenTheLastInterval_thenTheTotals() {
    LoopThread loop = rig.loop("loop-1");
    rig.watchdog.tick();
    loop.on(() -> Probe.run(() -> {}));
    loop.on(Probe::sleepBegin);
    rig.watchdog.stop();

    assertThat(rig.found.told()).containsExactly("STALL ENDED");
    assertThat(rig.found.events).hasSize(2);
    Interval last = (Interval) rig.found.events.get(0);
    assertThat(last.loops().get(0).callback().totalCount()).isEqualTo(1);
    LoopTotals totals = ((Stop) rig.found.events.get(1)).loops().get(0);
    assertThat(totals.callbacks()).isEqualTo(1);
    assertThat(totals.iterations()).isEqualTo(1);
    assertThat(totals.stalls()).isEqualTo(1);
    assertThat(totals.maxCallbackNanos()).isEqualTo(loop.slot().maxNanos());
  }

  @Test
  void stop_countsTheSleepThatLasts() {
    LoopThread loop = rig.loop("loop-1");
    loop.on(Probe::sleepBegin);
    rig.tickAfterSeconds(100);
    rig.watchdog.stop();

    LoopTotals totals = rig.found.of(Stop.class).get(0).loops().get(0);
    assertThat(totals.asleepNanos()).isGreaterThanOrEqualTo(100 * SteppedClock.SECOND);
    assertThat(totals.utilization()).isLessThan(0.01);
  }

  /** A queue of the application's own that throws when asked must not blind the watchdog. */
  @Test
  void loopThatCannotBeLookedAt_isGivenUp_andTheOthersAreWatched() {
    HookedQueue queue = new HookedQueue();
    LoopThread odd = rig.loop("odd-1", new PlayedLoop(queue));
    LoopThread loop = rig.loop("loop-1");
    odd.on(Probe::begin);
    loop.on(Probe::begin);
    queue.onNextSize(
        () -> {
          throw new IllegalStateException("not now");
        });
    rig.tickAfterSeconds(100);

    assertThat(rig.found.stalls).extracting(one -> one.loop().name()).containsExactly("loop-1");
    assertThat(rig.found.of(Notice.class))
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .contains("odd-1", "not now");
    assertThat(rig.watchdog.watched()).isEqualTo(1);
  }
}
