// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.event.Evidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.watch.jctools.HookedQueue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callbacks that last too long: told while they last, and when they are over. */
@ExtendWith(ProbeReset.class)
class StallWatchTest {
  private final Rig rig = new Rig();
  private final LoopThread loop = rig.loop("loop-1");

  @AfterEach
  void close() {
    rig.close();
  }

  private Evidence seen() {
    return rig.found.only(StallKind.STALL, Phase.SEEN);
  }

  private Evidence ended() {
    return rig.found.only(StallKind.STALL, Phase.ENDED);
  }

  @Test
  void callback_isSeenAtTheThreshold_andNotBefore() {
    loop.on(Probe::begin);
    rig.tickAfterSeconds(1);
    rig.tickAfterSeconds(89);
    assertThat(rig.found.stalls).isEmpty();

    rig.tickAfterSeconds(10);
    assertThat(seen().durationNanos())
        .isBetween(Rig.THRESHOLD_NANOS, Rig.THRESHOLD_NANOS + Rig.SAMPLE_NANOS);
    assertThat(seen().thresholdNanos()).isEqualTo(Rig.THRESHOLD_NANOS);
    assertThat(seen().loop()).isEqualTo(new LoopId("loop-1", LoopKind.NETTY));
    Duration ago = Duration.between(seen().time(), rig.clock.wall());
    assertThat(ago.toSeconds()).isBetween(100L, 110L);
  }

  @Test
  void callback_isSeenWithItsStack_andOnce() {
    loop.on(Probe::begin);
    await().until(() -> loop.thread().getState() == Thread.State.WAITING);
    rig.tickAfterSeconds(100);
    rig.tickAfterSeconds(10);
    rig.tickAfterSeconds(10);

    assertThat(rig.found.told()).containsExactly("STALL SEEN");
    assertThat(seen().samples())
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.late()).isFalse();
              assertThat(sample.state()).isEqualTo(Thread.State.WAITING);
              assertThat(sample.stack().toString()).contains("getTask");
            });
  }

  @Test
  void callback_isEndedUnderTheSameIdWithTheLoopsOwnDuration() {
    loop.on(Probe::begin);
    rig.tickAfterSeconds(100);
    loop.on(Probe::end);
    long exact = loop.slot().maxNanos();
    rig.tickAfterSeconds(10);

    assertThat(rig.found.told()).containsExactly("STALL SEEN", "STALL ENDED");
    assertThat(ended().id()).isEqualTo(seen().id());
    assertThat(ended().durationNanos()).isEqualTo(exact).isLessThan(Rig.THRESHOLD_NANOS);
    assertThat(ended().samples()).isEqualTo(seen().samples());
    rig.tickAfterSeconds(10);
    assertThat(rig.found.stalls).hasSize(2);
  }

  @Test
  void callbackThatWasOverBeforeTheLook_isOnlyEnded() {
    loop.on(Probe::begin);
    loop.on(Probe::end);
    rig.tickAfterSeconds(0);

    assertThat(rig.found.told()).containsExactly("STALL ENDED");
    assertThat(ended().samples()).isEmpty();
    assertThat(ended().cpuNanos()).isEqualTo(-1);
    assertThat(ended().observedNanos()).isEqualTo(ended().durationNanos());
    assertThat(ended().waitingTasks()).isEqualTo(-1);
  }

  @Test
  void twoCallbacks_thatAreLongTogether_areNoStall() {
    Probe.configure(Long.MAX_VALUE, Long.MAX_VALUE);
    loop.on(Probe::begin);
    rig.tickAfterSeconds(60);
    loop.on(Probe::end);
    loop.on(Probe::begin); // 60 s old at once, for the clock stays ahead
    rig.tickAfterSeconds(30);

    assertThat(rig.found.stalls).isEmpty();
  }

  @Test
  void idleLoop_isSilent() {
    rig.tickAfterSeconds(1_000);
    loop.on(Probe::sleepBegin);
    rig.tickAfterSeconds(1_000);

    assertThat(rig.found.stalls).isEmpty();
  }

  @Test
  void callbackThatEndsWhileItIsLookedAt_isToldOnceWithALateStack() {
    HookedQueue queue = new HookedQueue();
    LoopThread other = rig.loop("loop-2", new PlayedLoop(queue));
    other.on(Probe::begin);
    rig.tickAfterSeconds(20);
    queue.onNextSize(() -> other.on(Probe::end));
    rig.tickAfterSeconds(80);
    rig.tickAfterSeconds(10);

    assertThat(rig.found.told()).containsExactly("STALL ENDED");
    assertThat(ended().samples()).singleElement().matches(sample -> sample.late());
  }

  /** 100 at each look, then after 1, 2, 4, 8, 16 and 32 looks. */
  @Test
  void samples_areDenseFirstAndThenTwiceAsFarApartEachTime() {
    loop.on(Probe::begin);
    for (int i = 0; i < 10 + 100 + 63 + 10; i++) {
      rig.tickAfterSeconds(10);
    }
    loop.on(Probe::end);
    rig.tickAfterSeconds(0);

    assertThat(ended().samples().size()).isBetween(106, 107);
  }

  @Test
  void twoLoops_haveReportsOfTheirOwn() {
    LoopThread other = rig.loop("loop-2");
    loop.on(Probe::begin);
    other.on(Probe::begin);
    rig.tickAfterSeconds(100);

    assertThat(rig.found.stalls)
        .extracting(one -> one.loop().name())
        .containsExactlyInAnyOrder("loop-1", "loop-2");
    assertThat(rig.found.stalls).extracting(Evidence::id).doesNotHaveDuplicates();
  }

  @Test
  void waitingTasks_areThoseBehindTheCallback() {
    loop.on(Probe::begin);
    loop.loop.queue.addAll(List.of(() -> {}, () -> {}, () -> {}));
    rig.tickAfterSeconds(100);

    assertThat(seen().waitingTasks()).isEqualTo(3);
  }

  @Test
  void waitingTasks_ofAQueueThatMustNotBeRead_areUnknown() {
    LoopThread other = rig.loop("loop-2", new PlayedLoop(new ArrayDeque<>()));
    other.on(Probe::begin);
    rig.tickAfterSeconds(100);

    assertThat(seen().waitingTasks()).isEqualTo(-1);
  }

  @Test
  void task_isNamedWhenItHasEnded() {
    loop.on(() -> Probe.run(new Work()));
    rig.tickAfterSeconds(0);

    assertThat(ended().callbackClass()).isEqualTo(Work.class.getName());
  }

  private static final class Work implements Runnable {
    @Override
    public void run() {}
  }

  /** What Vert.x dispatches for, as far as it can be read here. */
  public interface Context {
    String deploymentID();
  }

  @Test
  void context_isToldAndMakesTheLoopOneOfVertx() {
    Context context = () -> "abc-123";
    loop.on(Probe::begin);
    loop.on(() -> Probe.dispatch(context));
    rig.tickAfterSeconds(100);
    loop.on(Probe::end);
    rig.tickAfterSeconds(0);

    assertThat(seen().loop().kind()).isEqualTo(LoopKind.VERTX);
    assertThat(seen().context()).containsEntry("deploymentId", "abc-123");
    assertThat(ended().context()).containsEntry("deploymentId", "abc-123");
  }

  @Test
  void cpuAndGc_areReadFromTheFirstNoticeOn() {
    loop.on(Probe::begin);
    rig.tickAfterSeconds(50);
    rig.tickAfterSeconds(50);

    assertThat(seen().observedNanos()).isBetween(50 * SteppedClock.SECOND, Rig.THRESHOLD_NANOS);
    assertThat(seen().cpuNanos()).isBetween(0L, SteppedClock.SECOND);
    assertThat(seen().gcNanos()).isNotNegative();
  }

  @Test
  void callbackThatLasts_isToldAgainEachTimeThatItIsTwiceAsOld() {
    loop.on(Probe::begin);
    for (int i = 0; i < 41; i++) {
      rig.tickAfterSeconds(10);
    }
    loop.on(Probe::end);
    rig.tickAfterSeconds(0);

    assertThat(rig.found.told())
        .containsExactly("STALL SEEN", "STALL LASTS", "STALL LASTS", "STALL ENDED");
    assertThat(rig.found.stalls).extracting(Evidence::id).containsOnly(seen().id());
    assertThat(rig.found.stalls.subList(0, 3))
        .extracting(one -> one.durationNanos() / SteppedClock.SECOND)
        .containsExactly(100L, 200L, 400L);
  }

  /** The first at a quarter of the threshold, one at the threshold, each for the time before it. */
  @Test
  void samples_beginBeforeTheThreshold_andStandForAllOfTheTime() {
    loop.on(Probe::begin);
    for (int i = 0; i < 100; i++) {
      rig.tickAfterSeconds(1);
    }

    assertThat(seen().samples())
        .extracting(sample -> Math.round((double) sample.sinceNanos() / SteppedClock.SECOND))
        .startsWith(25L)
        .hasSizeBetween(6, 7);
    assertThat(seen().samples().stream().mapToLong(sample -> sample.sinceNanos()).sum())
        .isBetween(100 * SteppedClock.SECOND, seen().durationNanos());
  }
}
