// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.watch.jctools.HookedQueue;
import io.loopwatch.watch.jctools.OldQueue;
import io.loopwatch.watch.jctools.RacedQueue;
import io.loopwatch.watch.netty.Tick;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ProbeReset.class)
class LoopObjectTest {
  private LoopThread thread;

  @AfterEach
  void close() {
    thread.close();
  }

  private LoopObject over(Queue<Runnable> queue) {
    thread = LoopThread.seen("loop-1", new PlayedLoop(queue));
    return new LoopObject(thread.slot());
  }

  private LoopObject custom(Object loop) {
    thread = new LoopThread("loop-1", null);
    thread.on(() -> Probe.beginCustom(loop));
    return new LoopObject(thread.slot());
  }

  @Test
  void queueOfTheJdkOrOfJctools_isRead() {
    HookedQueue queue = new HookedQueue();
    queue.addAll(List.of(() -> {}, () -> {}));

    assertThat(over(queue).waitingTasks()).isEqualTo(2);
  }

  @Test
  void queueOfTheApplicationsOwn_isNotTouched() {
    LoopObject loop = over(new ArrayDeque<>());

    assertThat(loop.queue()).isNull();
    assertThat(loop.waitingTasks()).isEqualTo(-1);
  }

  @Test
  void waiting_isWhatWaitsInOrder_butOurOwnHeartbeat_andNotMoreThanAskedFor() {
    HookedQueue queue = new HookedQueue();
    LoopObject loop = over(queue);
    Runnable first = new Tick();
    Runnable last = new Tick();
    queue.addAll(List.of(first, new RealBeat(loop, Runnable::run), last));

    assertThat(loop.waiting(10)).containsExactly(first, last);
    assertThat(loop.waiting(1)).containsExactly(first);
    assertThat(loop.waiting(0)).isEmpty();
  }

  /** Its iterator locks out both who adds and who takes. */
  @Test
  void waiting_inTheQueueOfTheJdk_isNotLookedAt() {
    Queue<Runnable> queue = new LinkedBlockingQueue<>(List.of(new Tick()));
    LoopObject loop = over(queue);

    assertThat(loop.waitingTasks()).isEqualTo(1);
    assertThat(loop.waiting(10)).isEmpty();
  }

  @Test
  void waiting_inAQueueOfTheApplicationsOwn_isNotLookedAt() {
    assertThat(over(new ArrayDeque<>(List.of(new Tick()))).waiting(10)).isEmpty();
  }

  /** JCTools before 3.0. */
  @Test
  void waiting_inAQueueThatCannotBeWalked_isNotKnown() {
    OldQueue queue = new OldQueue();
    queue.add(new Tick());
    LoopObject loop = over(queue);

    assertThat(loop.waitingTasks()).isEqualTo(1);
    assertThat(loop.waiting(10)).isEmpty();
  }

  /** The loop has taken the last one while it was looked for. */
  @Test
  void waiting_thatIsTakenMeanwhile_isWhatWasSeen() {
    RacedQueue queue = new RacedQueue();
    Runnable first = new Tick();
    queue.addAll(List.of(first, new Tick()));

    assertThat(over(queue).waiting(10)).containsExactly(first);
  }

  @Test
  void isShuttingDown_asksTheLoop() {
    LoopObject loop = over(new ArrayDeque<>());
    assertThat(loop.isShuttingDown()).isFalse();
    thread.loop.beginShutdown();

    assertThat(loop.isShuttingDown()).isTrue();
  }

  /** A method of that name in the application's own class may do anything. */
  @Test
  void isShuttingDown_ofALoopOfTheUsers_isNotAsked() {
    PlayedLoop loop = new PlayedLoop();
    loop.beginShutdown();

    assertThat(custom(loop).isShuttingDown()).isFalse();
    assertThat(loop.isShuttingDown()).isTrue();
  }

  /** Not for us to call, and it throws as well. */
  private static final class Hidden {
    @SuppressWarnings("unused") // by reflection
    public boolean isShuttingDown() {
      throw new IllegalStateException("hidden");
    }
  }

  @Test
  void isShuttingDown_ofALoopThatCannotBeAsked_isNo() {
    Hidden hidden = new Hidden();
    thread = new LoopThread("loop-1", null);
    thread.on(() -> Probe.tasks(hidden, null));
    LoopObject loop = new LoopObject(thread.slot());

    assertThat(loop.isShuttingDown()).isFalse();
    assertThat(loop.isShuttingDown()).isFalse();
    assertThat(hidden).isNotNull();
  }

  @Test
  void loopThatIsGone_countsAsShuttingDown() {
    thread = new LoopThread("loop-1", null);
    thread.on(LoopObjectTest::arriveWithALoopOfItsOwn);
    LoopObject loop = new LoopObject(thread.slot());

    await()
        .until(
            () -> {
              System.gc();
              return loop.isShuttingDown();
            });
    assertThat(loop.get()).isNull();
  }

  private static void arriveWithALoopOfItsOwn() {
    PlayedLoop own = new PlayedLoop();
    Probe.tasks(own, own.queue);
  }
}
