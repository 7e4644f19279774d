// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;
import io.loopwatch.event.Suppressed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogLimiterTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final AtomicLong now = new AtomicLong(-5);

  @Test
  void tenStallsOfOneCulprit_atFiveAMinute_tellFiveInBothPhases() {
    LogLimiter limiter = limiter(5, 0);

    long seen = IntStream.range(0, 10).filter(i -> told(limiter, Events.seen(i))).count();
    long ended = IntStream.range(0, 10).filter(i -> told(limiter, Events.ended(i))).count();

    assertThat(seen).isEqualTo(5);
    assertThat(ended).isEqualTo(5);
    assertThat(all(limiter))
        .containsExactly(
            new Suppressed(Events.START, "stall at com.acme.Orders.load(Orders.java:42)", 5));
    assertThat(all(limiter)).isEmpty();
  }

  @Test
  void withinTheLimit_nothingIsCounted() {
    LogLimiter limiter = limiter(5, 0);

    IntStream.range(0, 5).forEach(i -> assertThat(told(limiter, Events.seen(i))).isTrue());

    assertThat(all(limiter)).isEmpty();
  }

  @Test
  void nextPeriod_tellsTheCountOnce() {
    LogLimiter limiter = limiter(1, 0);
    IntStream.range(0, 4).forEach(i -> limiter.admit(Events.seen(i)));

    now.addAndGet(MINUTE - 1);
    assertThat(told(limiter, Events.seen(4))).isFalse();
    now.addAndGet(1);
    assertThat(limiter.admit(Events.seen(5)))
        .isEqualTo(new LogLimiter.Verdict(true, true, 4, false));
    now.addAndGet(MINUTE);
    assertThat(limiter.admit(Events.seen(6)))
        .isEqualTo(new LogLimiter.Verdict(true, true, 0, false));
  }

  @Test
  void ended_withoutSeen_isAFirstReport() {
    LogLimiter limiter = limiter(1, 0);

    assertThat(limiter.admit(Events.ended(1)))
        .isEqualTo(new LogLimiter.Verdict(true, true, 0, false));
    assertThat(told(limiter, Events.ended(2))).isFalse();
  }

  @Test
  void ended_ofAToldReport_isToldAlthoughTheLimitIsReached() {
    LogLimiter limiter = limiter(1, 0);
    limiter.admit(Events.seen(1));
    limiter.admit(Events.seen(2));

    assertThat(limiter.admit(Events.ended(1)))
        .isEqualTo(new LogLimiter.Verdict(true, false, 0, false));
    assertThat(limiter.admit(Events.ended(2))).isEqualTo(LogLimiter.Verdict.MUTE);
  }

  @Test
  void culprits_areLimitedApart() {
    LogLimiter limiter = limiter(1, 0);

    assertThat(told(limiter, Events.seen(1))).isTrue();
    assertThat(told(limiter, Events.seen(2, line(1)))).isTrue();
    assertThat(told(limiter, Events.seen(3, line(2)))).isTrue();
    assertThat(limiter.admit(Events.lag(Phase.SEEN, 140, 0)).told()).isTrue();
  }

  @Test
  void pins_areLimitedByPlace_apartFromCallsThere() {
    LogLimiter limiter = limiter(1, 0);

    assertThat(limiter.admit(Carriers.pinned(0, Carriers.PIN)).told()).isTrue();
    assertThat(limiter.admit(Carriers.pinned(0, Carriers.PIN)).told()).isFalse();
    assertThat(limiter.admit(Carriers.pinned(0, null)).told()).isTrue();
    assertThat(all(limiter))
        .extracting(Suppressed::culprit)
        .containsExactly("pin at com.acme.Orders.load(Orders.java:42)");
  }

  @Test
  void starvationAndLagOfCarriers_areLimitedApart() {
    LogLimiter limiter = limiter(1, 0);

    assertThat(limiter.admit(carriers(1, true)).told()).isTrue();
    assertThat(limiter.admit(carriers(2, false)).told()).isTrue();
    assertThat(limiter.admit(carriers(3, true)).told()).isFalse();
    assertThat(limiter.admit(carriers(4, false)).told()).isFalse();
    assertThat(all(limiter))
        .extracting(Suppressed::culprit)
        .containsExactlyInAnyOrder("starvation of carriers", "lag of carriers");
  }

  @Test
  void limitZero_onlyCounts() {
    LogLimiter limiter = limiter(0, 0);

    assertThat(told(limiter, Events.seen(1))).isFalse();
    assertThat(all(limiter)).extracting(Suppressed::count).containsExactly(1L);
  }

  @Test
  void grace_saysNothingAndCountsNothing() {
    LogLimiter limiter = limiter(5, MINUTE);

    now.addAndGet(MINUTE - 1);
    assertThat(told(limiter, Events.seen(1))).isFalse();
    now.addAndGet(1);
    assertThat(limiter.admit(Events.ended(1)))
        .isEqualTo(new LogLimiter.Verdict(true, true, 0, false));
    assertThat(all(limiter)).isEmpty();
  }

  @Test
  void manyCulprits_areOneButStayCounted() {
    LogLimiter limiter = limiter(0, 0);
    int many = 3 * Quotas.MOST;

    IntStream.range(0, many).forEach(i -> limiter.admit(Events.seen(i, line(i))));

    List<Suppressed> all = all(limiter);
    assertThat(all).hasSize(Quotas.MOST_AT_END);
    assertThat(all.stream().mapToLong(Suppressed::count).sum()).isEqualTo(many);
  }

  private static List<Suppressed> all(LogLimiter limiter) {
    List<Suppressed> all = new ArrayList<>();
    try {
      limiter.tellAll(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static Lag carriers(long id, boolean isStarved) {
    return new Lag(
        id,
        Phase.SEEN,
        Events.START,
        LoopId.CARRIERS,
        140_000_000,
        100_000_000,
        17,
        0,
        Carriers.scheduler(isStarved));
  }

  private LogLimiter limiter(int limit, long graceNanos) {
    return new LogLimiter(limit, MINUTE, graceNanos, now::get);
  }

  private static boolean told(LogLimiter limiter, Stall stall) {
    return limiter.admit(stall).told();
  }

  private static StackTraceElement line(int number) {
    return new StackTraceElement("com.acme.Many", "run", "Many.java", number);
  }
}
