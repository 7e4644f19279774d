// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.config.Heartbeat;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.ProbeReset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is late because he was slow was not kept from running. On a clock that the test moves. */
@ExtendWith(ProbeReset.class)
class PatrolLateTest {
  private static final long MILLI = 1_000_000;
  private static final long STEP = 200 * MILLI;
  private static final int LOOKS = 4;
  private static final Limits LIMITS =
      new Limits(MILLI, MILLI, MILLI, MILLI, MILLI, MILLI, 100_000);

  private final PlayedCounters vm = new PlayedCounters();
  private final Pauses pauses = new Pauses(vm, vm::own, 0);
  private long now;
  private int looks;

  private final Clock clock =
      new Clock() {
        @Override
        public long nanos() {
          return now;
        }

        @Override
        public Instant wall() {
          return Instant.EPOCH.plusNanos(now);
        }
      };

  /** Advances the clock by a step for each rest, and where it is told for each chore. */
  private long stoppedNanos(Predicate<String> watches, long restNanos, Runnable chores) {
    Path none = Path.of("none");
    Meter meter = new Meter(pauses, of -> -1, of -> -1, Quota.under(none, none), Meters.noSteal());
    Watchdog watchdog =
        new Watchdog(
            clock,
            LIMITS,
            watches,
            Heartbeat.NEVER,
            0,
            Rig.OPERATIONS,
            () -> Mounting.UNSEEN,
            new LoopLoaders(),
            new Recorded(),
            sampler -> meter);
    new Patrol(watchdog, clock, new Recorded(), () -> null, chores)
        .run(() -> isAfterRest(restNanos));
    return pauses.between(0, now).stoppedNanos();
  }

  private boolean isAfterRest(long nanos) {
    now += looks == 0 ? 0 : nanos;
    return looks++ == LOOKS;
  }

  @Test
  void restThatLastedTooLong_isAStop() {
    long stopped = stoppedNanos(name -> true, STEP, () -> {});

    assertThat(stopped).isBetween((LOOKS - 2) * STEP, LOOKS * STEP);
  }

  @Test
  void slowChores_areNoStop() {
    assertThat(stoppedNanos(name -> true, 0, () -> now += STEP)).isZero();
  }

  @Test
  void slowLook_isNoStop() {
    try (LoopThread one = LoopThread.seen();
        LoopThread two = LoopThread.seen()) {
      Predicate<String> slow =
          name -> {
            now += STEP;
            return false;
          };
      assertThat(stoppedNanos(slow, 0, () -> {})).isZero();
      assertThat(now).as("it was slow for both").isEqualTo(2 * STEP);
      assertThat(one.thread().isAlive() && two.thread().isAlive()).isTrue();
    }
  }

  @Test
  void restAfterAFailure_isNoStop() {
    Runnable failing =
        () -> {
          throw new IllegalStateException("odd chore");
        };

    assertThat(stoppedNanos(name -> true, 100 * MILLI, failing)).isZero();
  }
}
