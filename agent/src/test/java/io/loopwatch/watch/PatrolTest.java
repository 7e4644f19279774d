// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loopwatch.config.Heartbeat;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Stop;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.ProbeReset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs on the test's own thread; a clock that is far ahead leaves no time to wait. */
@ExtendWith(ProbeReset.class)
class PatrolTest {
  private static final Limits LIMITS =
      new Limits(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1);

  private final Recorded found = new Recorded();
  private final Queue<String> notices = new ArrayDeque<>();
  private int looks;
  private volatile int chores;

  private Patrol patrol(Predicate<String> watches) {
    Watchdog watchdog =
        new Watchdog(
            Clock.SYSTEM,
            LIMITS,
            watches,
            Heartbeat.NEVER,
            0,
            Rig.OPERATIONS,
            () -> Mounting.UNSEEN,
            new LoopLoaders(),
            found);
    return new Patrol(watchdog, Clock.SYSTEM, found, notices::poll, () -> chores++);
  }

  private boolean isAfterLooks(int last) {
    return looks++ == last;
  }

  @Test
  void run_looksUntilItIsToStop_andThenForTheLastTime() {
    try (LoopThread loop = LoopThread.seen()) {
      patrol(name -> true).run(() -> isAfterLooks(3));

      assertThat(looks).isEqualTo(4);
      assertThat(chores).isEqualTo(3);
      assertThat(found.of(Stop.class)).hasSize(1);
      assertThat(found.of(Stop.class).get(0).loops()).hasSize(1);
      assertThat(loop.thread().isAlive()).isTrue();
    }
  }

  @Test
  void run_thatIsToStopAtOnce_stillTellsTheEnd() {
    patrol(name -> true).run(() -> true);

    assertThat(found.events).singleElement().isInstanceOf(Stop.class);
  }

  @Test
  void run_tellsWhatOthersLeft() {
    notices.addAll(List.of("one", "two"));
    patrol(name -> true).run(() -> isAfterLooks(1));

    assertThat(found.of(Notice.class)).extracting(Notice::text).containsExactly("one", "two");
  }

  @Test
  void run_whenALookFails_saysSoOnceAndGoesOn() {
    try (LoopThread one = LoopThread.seen();
        LoopThread two = LoopThread.seen();
        LoopThread three = LoopThread.seen()) {
      patrol(
              name -> {
                throw new IllegalStateException("odd pattern");
              })
          .run(() -> isAfterLooks(2));

      assertThat(looks).isEqualTo(3);
      assertThat(found.of(Notice.class))
          .singleElement()
          .extracting(Notice::text)
          .asString()
          .contains("goes on", "odd pattern");
      assertThat(List.of(one, two, three)).allMatch(loop -> loop.thread().isAlive());
    }
  }

  @Test
  void settle_waitsForALookThatBeganLater() throws Exception {
    Patrol patrol = patrol(name -> true);
    AtomicBoolean isStopping = new AtomicBoolean();
    Thread runner = new Thread(() -> patrol.run(isStopping::get));
    runner.start();
    try {
      await().until(() -> chores > 0);
      int before = chores;
      patrol.settle();
      assertThat(chores).isGreaterThan(before);
    } finally {
      isStopping.set(true);
      LockSupport.unpark(runner);
      runner.join();
    }
  }

  @Test
  void aQuestion_isAnsweredOnTheWatchdogsThread() throws InterruptedException {
    Patrol patrol = patrol(name -> true);
    AtomicBoolean stops = new AtomicBoolean();
    Thread watchdog = new Thread(() -> patrol.run(stops::get), "watchdog");
    watchdog.start();
    try {
      assertThat(patrol.<String>ask(dog -> Thread.currentThread().getName())).isEqualTo("watchdog");
      assertThatThrownBy(() -> patrol.ask(dog -> dog.states(Depth.STACKS).get(1_000)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the watchdog does not answer");
    } finally {
      stops.set(true);
      LockSupport.unpark(watchdog);
      watchdog.join();
    }
  }
}
