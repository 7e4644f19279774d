// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.probe.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The test runs what would run on the offering thread, and on the loop, when it likes. */
@ExtendWith(ProbeReset.class)
class RealBeatTest {
  private final LoopThread thread = LoopThread.seen();
  private final PlayedLoop loop = thread.loop;
  private final Slot slot = thread.slot();
  private final Queue<Runnable> offering = new ArrayDeque<>();
  private final RealBeat beat = new RealBeat(new LoopObject(slot), offering::add);
  private final List<Long> lags = new ArrayList<>();

  @AfterEach
  void close() {
    thread.close();
  }

  private void offer() {
    beat.offer(System.nanoTime());
    offering.forEach(Runnable::run);
    offering.clear();
  }

  private List<Long> collected() {
    lags.clear();
    beat.collect(System.nanoTime(), (offered, nanos) -> lags.add(nanos));
    return lags;
  }

  @Test
  void offer_isATaskOnTheLoop_andItsWaitIsTheLag() {
    long before = System.nanoTime();
    offer();
    assertThat(loop.queue).hasSize(1);
    assertThat(collected()).isEmpty();
    assertThat(beat.oldestWaiting()).isBetween(before, System.nanoTime());

    loop.queue.remove().run();
    assertThat(collected()).singleElement().matches(n -> n >= 0 && n < System.nanoTime() - before);
    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
    assertThat(collected()).isEmpty();
  }

  @Test
  void offers_areOneAtATime() {
    offer();
    offer();
    offer();
    assertThat(loop.queue).hasSize(1);

    loop.queue.remove().run();
    collected();
    offer();
    assertThat(loop.queue).hasSize(1);
  }

  /** The loop may block whoever offers: nothing is late as long as nothing is offered. */
  @Test
  void offerThatIsStillOnItsWay_doesNotWaitYet() {
    beat.offer(System.nanoTime());

    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
    assertThat(collected()).isEmpty();
    assertThat(loop.queue).isEmpty();
  }

  @Test
  void loopThatShutsDown_isOfferedNothing() {
    loop.beginShutdown();
    offer();
    offer();

    assertThat(loop.queue).isEmpty();
    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
  }

  @Test
  void loopThatRejectsBecauseItHasEnded_isLeftAlone() {
    loop.beginShutdown();
    loop.reject(true);
    offer();

    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
    assertThat(collected()).isEmpty();
  }

  @Test
  void objectThatIsNoExecutor_isOfferedNothing() {
    try (LoopThread other = new LoopThread("custom", new PlayedLoop())) {
      Object noExecutor = new Object();
      other.on(() -> Probe.beginCustom(noExecutor));
      RealBeat none = new RealBeat(new LoopObject(other.slot()), offering::add);
      none.offer(System.nanoTime());

      assertThat(offering).isEmpty();
      assertThat(none.oldestWaiting()).isEqualTo(Beat.NONE);
    }
  }

  /** A full queue rejects too, and that is just when lag matters. */
  @Test
  void loopThatRejectsForAWhile_isOfferedAgain() {
    loop.reject(true);
    offer();
    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
    collected();
    loop.reject(false);
    offer();

    assertThat(loop.queue).hasSize(1);
  }

  /** Whatever an executor of the application's own throws: it must not end the offering thread. */
  @Test
  void loopThatThrowsAnything_isLeftAlone() {
    try (LoopThread other = new LoopThread("custom", new PlayedLoop())) {
      Executor odd =
          task -> {
            throw new IllegalStateException("odd");
          };
      other.on(() -> Probe.beginCustom(odd));
      RealBeat none = new RealBeat(new LoopObject(other.slot()), Runnable::run);
      none.offer(System.nanoTime());

      assertThat(none.oldestWaiting()).isEqualTo(Beat.NONE);
    }
  }
}
