// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.probe.Spin;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The test runs what would be started as a virtual thread, and what starts it, when it likes. */
class SchedulerBeatTest {
  private static final long MILLI = 1_000_000;
  private static final long HOUR = 3_600_000 * MILLI;

  /** As if by {@code Thread.startVirtualThread}. */
  private static final Queue<Runnable> STARTED = new ArrayDeque<>();

  private final Queue<Runnable> offering = new ArrayDeque<>();
  private final List<Long> offers = new ArrayList<>();
  private final List<Long> lags = new ArrayList<>();
  private boolean isActive = true;

  @BeforeEach
  void forgetOthers() {
    STARTED.clear();
  }

  static void start(Runnable body) {
    STARTED.add(body);
  }

  static void refuse(Runnable body) {
    if (body != null) {
      throw new IllegalStateException("no " + body);
    }
  }

  private SchedulerBeat beat(long intervalNanos, String starter) {
    return new SchedulerBeat(offering::add, () -> isActive, intervalNanos, () -> method(starter));
  }

  private static Method method(String name) {
    try {
      return SchedulerBeatTest.class.getDeclaredMethod(name, Runnable.class);
    } catch (NoSuchMethodException none) {
      return null;
    }
  }

  private void offer(SchedulerBeat beat) {
    beat.offer(System.nanoTime());
    for (Runnable each = offering.poll(); each != null; each = offering.poll()) {
      each.run();
    }
  }

  private List<Long> collected(SchedulerBeat beat) {
    offers.clear();
    lags.clear();
    beat.collect(
        System.nanoTime(),
        (offered, nanos) -> {
          offers.add(offered);
          lags.add(nanos);
        });
    return lags;
  }

  @Test
  void offer_isAThread_andItsWaitIsTheLag() {
    SchedulerBeat beat = beat(HOUR, "start");
    long before = System.nanoTime();
    offer(beat);
    assertThat(STARTED).hasSize(1);
    assertThat(collected(beat)).isEmpty();
    assertThat(beat.runs()).isZero();

    Spin.millis(2);
    STARTED.remove().run();
    assertThat(collected(beat)).hasSize(1);
    assertThat(lags.get(0)).isBetween(2 * MILLI, System.nanoTime() - before);
    assertThat(offers.get(0) - before).isBetween(0L, HOUR);
    assertThat(beat.runs()).isEqualTo(1);
    assertThat(collected(beat)).isEmpty();
  }

  @Test
  void threadThatWaits_isReadLive() {
    SchedulerBeat beat = beat(HOUR, "start");
    long before = System.nanoTime();
    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
    offer(beat);
    assertThat(beat.oldestWaiting() - before).isBetween(0L, System.nanoTime() - before);

    STARTED.remove().run();
    collected(beat);
    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
  }

  /** The heartbeats' thread may be held up: nothing waits as long as nothing is started. */
  @Test
  void offerThatIsStillOnItsWay_doesNotWaitYet() {
    SchedulerBeat beat = beat(HOUR, "start");
    beat.offer(System.nanoTime());

    assertThat(offering).hasSize(1);
    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
    assertThat(collected(beat)).isEmpty();
  }

  @Test
  void idleApplication_hasNoLag_andNoThreadIsStarted() {
    SchedulerBeat beat = beat(HOUR, "start");
    isActive = false;
    offer(beat);
    offer(beat);

    assertThat(collected(beat)).containsExactly(0L, 0L);
    assertThat(STARTED).isEmpty();
    assertThat(beat.oldestWaiting()).isEqualTo(Beat.NONE);
    assertThat(collected(beat)).isEmpty();
  }

  @Test
  void threads_areOneAtATime() {
    SchedulerBeat beat = beat(HOUR, "start");
    offer(beat);
    isActive = false; // nobody runs because it waits: it is not asked for
    offer(beat);
    offer(beat);
    assertThat(STARTED).hasSize(1);
    assertThat(collected(beat)).isEmpty();

    STARTED.remove().run();
    collected(beat);
    isActive = true;
    offer(beat);
    assertThat(STARTED).hasSize(1);
  }

  @Test
  void offersThatWereMissed_areCountedEachWithItsOwnLag() {
    SchedulerBeat beat = beat(MILLI, "start");
    offer(beat);
    Spin.millis(5);
    STARTED.remove().run();

    assertThat(collected(beat)).hasSizeGreaterThanOrEqualTo(5);
    assertThat(lags).hasSize((int) ((lags.get(0) + MILLI - 1) / MILLI));
    for (int i = 1; i < lags.size(); i++) {
      assertThat(lags.get(i - 1) - lags.get(i)).isEqualTo(MILLI);
      assertThat(offers.get(i) - offers.get(i - 1)).isEqualTo(MILLI);
    }
    assertThat(lags.get(lags.size() - 1)).isBetween(1L, MILLI);
  }

  @Test
  void whereNoneCanBeStarted_nothingIsLate_andTheNextBeatTriesAgain() {
    for (String starter : List.of("refuse", "noSuchMethod")) {
      SchedulerBeat beat = beat(HOUR, starter);
      for (int i = 1; i <= 3; i++) {
        offer(beat);
        assertThat(beat.oldestWaiting()).as(starter).isEqualTo(Beat.NONE);
        assertThat(collected(beat)).isEmpty();
        assertThat(beat.failures()).isEqualTo(i);
      }
    }
  }
}
