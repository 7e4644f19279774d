// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static io.loopwatch.watch.SteppedClock.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.event.Flood;
import io.loopwatch.event.TaskCount;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.probe.Slot;
import io.loopwatch.watch.jctools.HookedQueue;
import io.loopwatch.watch.netty.Tick;
import io.loopwatch.watch.netty.util.concurrent.PromiseTask;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is told of a loop that seems to have too much to do. */
@ExtendWith(ProbeReset.class)
class FloodWatchTest {
  private static final String TICK = Tick.class.getName();

  private final HookedQueue queue = new HookedQueue();
  private final LoopThread thread = LoopThread.seen("loop-1", new PlayedLoop(queue));
  private final Slot slot = thread.slot();
  private final SteppedClock clock = new SteppedClock();
  private final Recorded found = new Recorded();
  private final PlayedCounters counters = new PlayedCounters();
  private final Pauses pauses = new Pauses(counters, () -> RunQueue.Own.UNKNOWN, clock.nanos());
  private final FloodWatch watch = watch();

  private static final class PlayedCounters implements VmCounters {
    private long gcNanos;

    @Override
    public long gcNanos() {
      return gcNanos;
    }

    @Override
    public long pausedNanos() {
      return gcNanos;
    }
  }

  private FloodWatch watch() {
    Meter meter =
        new Meter(
            pauses,
            of -> -1,
            of -> -1,
            Quota.under(Path.of("none"), Path.of("none")),
            Meters.noSteal());
    VertxContext contexts = new VertxContext(Runnable::run);
    Desk desk =
        new Desk(
            clock,
            Rig.TURNS,
            found,
            new Sampler(),
            meter,
            new Ids(),
            Runnable::run,
            Rig.OPERATIONS,
            contexts);
    return new FloodWatch(desk, slot, new LoopObject(slot), new Identity(slot, contexts));
  }

  @BeforeEach
  void tellNoCallback() {
    Probe.configure(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  @AfterEach
  void close() {
    thread.close();
  }

  private void waiting(int ticks) {
    for (int i = 0; i < ticks; i++) {
      queue.add(new Tick());
    }
  }

  private void ran(int tasks) {
    for (int i = 0; i < tasks; i++) {
      thread.on(() -> Probe.run(FloodWatchTest::work));
    }
  }

  private static void work() {}

  private void tellLag() {
    clock.advanceSeconds(200);
    watch.tellLag(7, clock.nanos() - 150 * SECOND, 150 * SECOND);
  }

  private List<Flood> told() {
    return found.of(Flood.class);
  }

  @Test
  void flood_isWhatWaitsAndWhatRan_withTheNumberOfTheLag() {
    waiting(20);
    watch.strained(true);
    ran(17);
    tellLag();

    assertThat(told()).hasSize(1);
    Flood flood = told().get(0);
    assertThat(flood.id()).isEqualTo(7);
    assertThat(flood.isLag()).isTrue();
    assertThat(flood.loop().name()).isEqualTo("loop-1");
    assertThat(flood.durationNanos()).isEqualTo(150 * SECOND);
    assertThat(flood.thresholdNanos()).isEqualTo(Rig.THRESHOLD_NANOS);
    assertThat(flood.waitingTasks()).isEqualTo(20);
    assertThat(flood.waiting()).containsExactly(new TaskCount(TICK, 20));
    assertThat(flood.ran()).containsExactly(new TaskCount(FloodWatchTest.class.getName(), 17));
  }

  @Test
  void turn_isToldAsOne() {
    watch.strained(true);
    ran(16);
    watch.tellTurn(8, clock.nanos(), 150 * SECOND);

    assertThat(told()).hasSize(1);
    assertThat(told().get(0).isLag()).isFalse();
    assertThat(told().get(0).waiting()).isEmpty();
    assertThat(told().get(0).ran())
        .containsExactly(new TaskCount(FloodWatchTest.class.getName(), 16));
  }

  @Test
  void flood_isToldOnce_andAgainAfterTheLoopWasInTime() {
    waiting(20);
    watch.strained(true);
    tellLag();
    watch.strained(true);
    tellLag();
    watch.tellTurn(8, clock.nanos(), 150 * SECOND);
    assertThat(told()).hasSize(1);

    watch.strained(false);
    watch.strained(true);
    tellLag();
    assertThat(told()).hasSize(2);
  }

  @Test
  void flood_thatIsFoundAtTheFirstLook_isToldAgainAfterTheLoopWasInTime() {
    waiting(20);
    tellLag();
    assertThat(told()).hasSize(1);
    assertThat(told().get(0).ran()).isEmpty();

    watch.strained(false);
    tellLag();
    assertThat(told()).hasSize(2);
  }

  @Test
  void fewTasks_areNoFlood() {
    waiting(15);
    watch.strained(true);
    ran(15);
    tellLag();

    assertThat(told()).isEmpty();
  }

  @Test
  void callbackThatRunsForHalfOfTheTime_isWhyTheOthersWait() {
    waiting(20);
    watch.strained(true);
    thread.on(Probe::begin);
    tellLag();

    assertThat(told()).isEmpty();
  }

  @Test
  void callbackThatRanForHalfOfTheTime_isWhyTheOthersWait() {
    waiting(20);
    watch.strained(true);
    ran(1);
    long longest = slot.turnLongestNanos();
    watch.tellLag(7, clock.nanos() - 2 * longest, 2 * longest);
    watch.tellTurn(7, clock.nanos() - 2 * longest, 2 * longest);
    assertThat(told()).isEmpty();

    watch.tellLag(7, clock.nanos() - 3 * longest, 3 * longest);
    assertThat(told()).hasSize(1);
  }

  /** The others took a second, and more of them wait than ran. */
  @Test
  void callbackThatRanForHalfOfTheTime_isNotWhyMoreWaitThanCouldBeRunWithoutIt() {
    waiting(20);
    watch.strained(true);
    ran(16);
    clock.advanceSeconds(1);
    long longest = slot.turnLongestNanos();
    watch.tellLag(7, clock.nanos() - 2 * longest, 2 * longest);

    assertThat(told()).hasSize(1);
  }

  @Test
  void callbackThatRanForHalfOfTheTime_isWhyWhereHardlyAnyTaskWaitsAnyMore() {
    watch.strained(true);
    ran(16);
    clock.advanceSeconds(1);
    long longest = slot.turnLongestNanos();
    watch.tellLag(7, clock.nanos() - 2 * longest, 2 * longest);

    assertThat(told()).isEmpty();
  }

  @Test
  void callbackThatWasOverBefore_isNot() {
    ran(1);
    long longest = slot.turnLongestNanos();
    waiting(20);
    watch.strained(true);
    watch.tellLag(7, clock.nanos() - longest, longest);

    assertThat(told()).hasSize(1);
  }

  @Test
  void pauseOfTheJvm_isNoFlood() {
    waiting(20);
    watch.strained(true);
    counters.gcNanos = 150 * SECOND;
    clock.advanceSeconds(200);
    pauses.look(clock.nanos(), clock.nanos());
    tellNow();
    assertThat(told()).isEmpty();

    clock.advanceSeconds(200);
    tellNow();
    assertThat(told()).hasSize(1);
  }

  private void tellNow() {
    watch.tellTurn(7, clock.nanos() - 150 * SECOND, 150 * SECOND);
  }

  @Test
  void wrapperThatHasRun_isWhatWasSeenInItWhileItWaited() {
    PromiseTask wrapper = new PromiseTask(new Tick());
    queue.add(wrapper);
    watch.strained(true);
    queue.clear();
    for (int i = 0; i < 16; i++) {
      thread.on(Probe::beginTask);
      thread.on(() -> Probe.endTask(wrapper));
    }
    wrapper.runTask();
    tellLag();

    assertThat(told().get(0).ran()).containsExactly(new TaskCount(TICK, 16));
  }

  @Test
  void afterwards_noTaskIsKept() {
    watch.strained(true);
    WeakReference<Object> inTime = runOnce();
    watch.strained(false);
    assertCollected(inTime);

    watch.strained(true);
    WeakReference<Object> beforeIsTold = runOnce();
    waiting(20);
    tellLag();
    watch.strained(true);
    WeakReference<Object> afterIsTold = runOnce();
    assertCollected(beforeIsTold);
    assertCollected(afterIsTold);
  }

  private WeakReference<Object> runOnce() {
    PromiseTask wrapper = new PromiseTask(new Tick());
    queue.add(wrapper);
    watch.strained(true);
    queue.clear();
    thread.on(Probe::beginTask);
    thread.on(() -> Probe.endTask(wrapper));
    return new WeakReference<>(wrapper);
  }

  private static void assertCollected(WeakReference<Object> task) {
    await()
        .until(
            () -> {
              System.gc();
              return task.get() == null;
            });
  }
}
