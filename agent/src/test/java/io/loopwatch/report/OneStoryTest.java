// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Flood;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Suppressed;
import io.loopwatch.event.Usage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One event is one story in the log, however many reports come of it. */
class OneStoryTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final LogLimiter.Verdict WHOLE = new LogLimiter.Verdict(true, true, 0, false);
  private static final LogLimiter.Verdict LINE = new LogLimiter.Verdict(true, false, 0, false);
  private static final LogLimiter.Verdict MUTE = LogLimiter.Verdict.MUTE;

  private final AtomicLong now = new AtomicLong();
  private final LogLimiter limiter = new LogLimiter(5, MINUTE, 0, now::get);

  @Test
  void lagBehindAStallThatWasTold_isThatStallsEffect() {
    limiter.admit(Events.seen(17));

    assertThat(limiter.admit(Events.lag(Phase.SEEN, 140, 17))).isEqualTo(MUTE);
    assertThat(limiter.admit(Events.lag(Phase.ENDED, 140, 17))).isEqualTo(MUTE);
  }

  @Test
  void lagBehindAStallThatWasCounted_isNotToldEither() {
    LogLimiter none = new LogLimiter(0, MINUTE, 0, now::get);
    none.admit(Events.seen(17));
    none.admit(Events.lag(Phase.SEEN, 140, 17));

    assertThat(none.leftOut()).isEqualTo(1);
  }

  @Test
  void lagBehindNothingThatWasTold_isTold() {
    assertThat(limiter.admit(Events.lag(Phase.SEEN, 140, 17))).isEqualTo(WHOLE);
    assertThat(limiter.admit(Events.lag(Phase.ENDED, 140, 17))).isEqualTo(LINE);
  }

  @Test
  void lagThatOutgrowsItsStall_isTold() {
    limiter.admit(Events.seen(17));
    limiter.admit(Events.lag(Phase.SEEN, 140, 17));

    assertThat(limiter.admit(Events.lag(Phase.ENDED, 2_000, 0))).isEqualTo(WHOLE);
  }

  @Test
  void callThatTheStallBlames_isNoReport_inWhateverLineOfTheMethod() {
    limiter.admit(Events.seen(17));
    StackTraceElement nextLine =
        new StackTraceElement("com.acme.Orders", "load", "Orders.java", 43);

    assertThat(limiter.admit(Calls.sleep(18, 17))).isEqualTo(MUTE);
    assertThat(limiter.admit(at(nextLine, 17))).isEqualTo(MUTE);
    assertThat(limiter.leftOut()).isZero();
  }

  @Test
  void callInAStallThatBlamesAnother_orWasNotTold_isTold() {
    limiter.admit(Events.seen(17, new StackTraceElement("com.acme.Prices", "sum", null, 1)));

    assertThat(limiter.admit(Calls.sleep(18, 17))).isEqualTo(WHOLE);
    assertThat(limiter.admit(Calls.sleep(19, 99))).isEqualTo(WHOLE);
    assertThat(limiter.admit(Calls.sleep(20, 0))).isEqualTo(WHOLE);
  }

  @Test
  void manyCalls_doNotMakeItForgetTheStall() {
    limiter.admit(Events.seen(17));
    for (int i = 0; i < 3 * Stories.MOST; i++) {
      limiter.admit(Calls.sleep(100 + i, 0));
    }

    assertThat(limiter.admit(Calls.sleep(18, 17))).isEqualTo(MUTE);
  }

  @Test
  void pinInAStallThatWasTold_isThatStalls() {
    Stall held = Carriers.seen(Carriers.NAMED);
    limiter.admit(held);

    assertThat(limiter.admit(Carriers.pinned(held.evidence().id(), Carriers.PIN))).isEqualTo(MUTE);
  }

  @Test
  void flood_standsForTheFirstPhase() {
    Flood flood = Blames.flood(true);
    Lag seen = lag(flood.id(), Phase.SEEN);
    assertThat(limiter.admit(flood)).isEqualTo(WHOLE);
    assertThat(limiter.admit(seen)).isEqualTo(MUTE);
    assertThat(limiter.admit(lag(flood.id(), Phase.ENDED)))
        .isEqualTo(new LogLimiter.Verdict(true, false, 0, true));
  }

  @Test
  void floodThatWasCounted_mutesItsLag() {
    LogLimiter none = new LogLimiter(0, MINUTE, 0, now::get);
    none.admit(Blames.flood(true));

    assertThat(none.admit(lag(21, Phase.SEEN))).isEqualTo(MUTE);
    assertThat(none.admit(lag(21, Phase.ENDED))).isEqualTo(MUTE);
    assertThat(none.leftOut()).isEqualTo(1);
  }

  @Test
  void turnThatWasAFlood_hasItsStackAtTheEnd() {
    limiter.admit(Blames.flood(false));
    Evidence seen = Events.evidence(21, StallKind.ITERATION, Phase.SEEN, 140, Events.LOOP, 1);
    Evidence ended = Events.evidence(21, StallKind.ITERATION, Phase.ENDED, 240, Events.LOOP, 1);

    assertThat(limiter.admit(Events.stall(seen, Events.sleeping()))).isEqualTo(MUTE);
    assertThat(limiter.admit(Events.stall(ended, Events.sleeping())))
        .isEqualTo(new LogLimiter.Verdict(true, true, 0, true));
  }

  @Test
  void floodOfOneTaskOnManyLoops_isOneCulprit() {
    LogLimiter one = new LogLimiter(1, MINUTE, 0, now::get);
    one.admit(Blames.flood(true));

    assertThat(one.admit(Blames.flood(false))).isEqualTo(MUTE);
  }

  @Test
  void aPauseOfSixteenLoops_isToldOnce_andCountedFifteenTimes() throws IOException {
    List<LogLimiter.Verdict> seen = new ArrayList<>();
    List<LogLimiter.Verdict> ended = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      seen.add(limiter.admit(pause(i, Phase.SEEN, Cause.GC, i)));
    }
    for (int i = 15; i >= 0; i--) {
      ended.add(0, limiter.admit(pause(i, Phase.ENDED, Cause.GC, i)));
    }

    assertThat(seen).startsWith(WHOLE).filteredOn(LogLimiter.Verdict::told).hasSize(1);
    assertThat(ended).startsWith(LINE).filteredOn(LogLimiter.Verdict::told).hasSize(1);
    assertThat(all()).containsExactly(new Suppressed(at(1), "pause by gc", 15));
  }

  /** Another loop's pause was told; what began in it goes on for half a minute by itself. */
  @Test
  void aPauseThatIsNotTold_andTurnsOutToBeCode_isToldAsThat() {
    limiter.admit(pause(0, Phase.SEEN, Cause.GC, 0));
    Stall paused = pause(1, Phase.SEEN, Cause.GC, 1);
    assertThat(limiter.admit(paused)).isEqualTo(MUTE);

    long id = paused.evidence().id();
    assertThat(limiter.admit(lasts(id, Events.LOAD))).isEqualTo(WHOLE);
    assertThat(limiter.admit(lasts(id, Events.LOAD))).isEqualTo(LINE);
  }

  @Test
  void aPauseThatMakesLoopsLag_isOneStoryWithItsStalls() throws IOException {
    Lag lag = Blames.pausedLag(200, at(10));

    assertThat(limiter.admit(pause(0, Phase.SEEN, Cause.STOPPED, 0))).isEqualTo(WHOLE);
    assertThat(limiter.admit(lag)).isEqualTo(MUTE);
    assertThat(all()).containsExactly(new Suppressed(at(10), "pause by stopped", 1));
    assertThat(limiter.admit(Blames.pausedLag(201, at(60_000)))).isEqualTo(WHOLE);
  }

  @Test
  void pausesOneAfterTheOther_areToldUpToTheLimit_whateverTheLoop() {
    for (int i = 0; i < 5; i++) {
      assertThat(limiter.admit(pause(i, Phase.ENDED, Cause.GC, i * 1_000))).isEqualTo(WHOLE);
    }
    assertThat(limiter.admit(pause(5, Phase.ENDED, Cause.GC, 5_000))).isEqualTo(MUTE);
    assertThat(limiter.admit(pause(6, Phase.ENDED, Cause.STOPPED, 5_000))).isEqualTo(WHOLE);
  }

  @Test
  void lasts_isOneLine_andCountsAgainstNoLimit() {
    LogLimiter one = new LogLimiter(1, MINUTE, 0, now::get);
    one.admit(Events.seen(1));
    for (int i = 0; i < 10; i++) {
      assertThat(one.admit(lasts(1, Events.LOAD))).isEqualTo(LINE);
    }
    assertThat(one.leftOut()).isZero();
  }

  @Test
  void lasts_ofWhatWasNotTold_isNotTold() {
    LogLimiter none = new LogLimiter(0, MINUTE, 0, now::get);
    none.admit(Events.seen(1));

    assertThat(none.admit(lasts(1, Events.LOAD))).isEqualTo(MUTE);
    assertThat(none.leftOut()).isEqualTo(1);
  }

  /**
   * It began in the time of grace, or its first report was lost: the worst of all to be silent of.
   */
  @Test
  void lasts_ofWhatHadNoChanceToBeTold_isTold() {
    LogLimiter graceful = new LogLimiter(5, MINUTE, MINUTE, now::get);
    assertThat(graceful.admit(Events.seen(1))).isEqualTo(MUTE);
    now.addAndGet(MINUTE);

    assertThat(graceful.admit(lasts(1, Events.LOAD))).isEqualTo(WHOLE);
    assertThat(graceful.admit(Events.ended(1))).isEqualTo(LINE);
  }

  @Test
  void otherCulpritThanBefore_bringsItsStack() {
    StackTraceElement other = new StackTraceElement("com.acme.Prices", "sum", "Prices.java", 3);
    StackTraceElement nextLine = new StackTraceElement("com.acme.Prices", "sum", "Prices.java", 4);
    limiter.admit(Events.seen(1));

    assertThat(limiter.admit(lasts(1, other))).isEqualTo(WHOLE);
    assertThat(limiter.admit(lasts(1, nextLine))).isEqualTo(LINE);
    assertThat(limiter.admit(Events.ended(1))).isEqualTo(WHOLE);
  }

  private static Stall lasts(long id, StackTraceElement culprit) {
    Stall seen = Events.seen(id, culprit);
    Evidence evidence =
        Blames.with(
            seen.evidence(), Phase.LASTS, Events.START, Events.LOOP, seen.evidence().usage(), -1);
    return new Stall(evidence, seen.diagnosis());
  }

  private static Stall pause(int loop, Phase phase, Cause cause, int millis) {
    LoopId id = new LoopId("loop-" + loop, LoopKind.NETTY);
    Evidence bare = Events.evidence(100 + loop, StallKind.STALL, phase, 310, id, 3);
    return new Stall(
        Blames.with(bare, phase, at(millis), id, Usage.NONE, -1), Blames.pause(cause, 290_000_000));
  }

  private static Instant at(int millis) {
    return Events.START.plusMillis(millis);
  }

  private static Lag lag(long id, Phase phase) {
    return new Lag(id, phase, Events.START, Events.LOOP, 140_000_000, 100_000_000, 5, 0);
  }

  private static BlockingCall at(StackTraceElement frame, long stallId) {
    BlockingCall bare = Calls.sleep(18, stallId);
    return new BlockingCall(bare.evidence(), bare.operation(), frame, bare.callback());
  }

  private List<Suppressed> all() throws IOException {
    List<Suppressed> all = new ArrayList<>();
    limiter.tellAll(all::add);
    return all;
  }
}
