// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Cause;
import io.loopwatch.watch.Pauses.Between;
import org.junit.jupiter.api.Test;

/** The ledger of what kept all threads from running, on a played clock. */
class PausesTest {
  private static final long MILLI = 1_000_000;
  private static final Between NONE = new Between(0, 0, 0, 0);

  private final PlayedCounters vm = new PlayedCounters();
  private final Pauses pauses = new Pauses(vm, vm::own, 0);

  private void lookInTime(long millis) {
    look(millis, millis);
  }

  private void look(long millis, long dueMillis) {
    pauses.look(millis * MILLI, dueMillis * MILLI);
  }

  private Between between(long fromMillis, long toMillis) {
    return pauses.between(fromMillis * MILLI, toMillis * MILLI);
  }

  private static Between millis(long gc, long safepoint, long stopped, long queued) {
    return new Between(gc * MILLI, safepoint * MILLI, stopped * MILLI, queued * MILLI);
  }

  @Test
  void collection_isTheCollectorsAndNobodyElses() {
    vm.collect(30 * MILLI);
    look(40, 10);

    assertThat(between(0, 40)).isEqualTo(millis(30, 0, 0, 0));
  }

  @Test
  void otherPause_isASafepoint() {
    vm.paused += 30 * MILLI;
    look(40, 10);

    assertThat(between(0, 40)).isEqualTo(millis(0, 30, 0, 0));
  }

  @Test
  void pauseThatIsMoreThanTheCollection_isBoth() {
    vm.collect(20 * MILLI);
    vm.paused += 10 * MILLI;
    look(40, 10);

    assertThat(between(0, 40)).isEqualTo(millis(20, 10, 0, 0));
  }

  @Test
  void nothing_isNothing() {
    lookInTime(10);
    look(23, 20);

    assertThat(between(0, 30)).isEqualTo(NONE);
  }

  /** The JVM lets its threads go before it counts the safepoint; the watchdog looks at once. */
  @Test
  void collection_whoseSafepointIsCountedLater_isOnlyACollection() {
    vm.gc += 30 * MILLI;
    look(40, 10);
    lookInTime(41);
    lookInTime(42);
    vm.paused += 31 * MILLI;
    lookInTime(43);

    assertThat(between(0, 43)).isEqualTo(millis(30, 1, 0, 0));
  }

  /** For a dump of threads, which is no collection and so not counted at once at all. */
  @Test
  void pauseThatIsCountedAMomentLater_isWaitedFor() {
    Pauses patient = new Pauses(vm, vm::own, 0, () -> vm.paused += 30 * MILLI);
    patient.look(100 * MILLI, 10 * MILLI);

    assertThat(patient.between(0, 100 * MILLI)).isEqualTo(millis(0, 60, 0, 0));
  }

  @Test
  void pauseThatIsCountedALookLater_isNoStop() {
    look(100, 10);
    vm.paused += 88 * MILLI;
    lookInTime(110);

    assertThat(between(0, 110)).isEqualTo(millis(0, 88, 2, 0));
  }

  @Test
  void pauseAfterAStop_isOneOfItsOwn() {
    look(100, 10);
    vm.paused += 30 * MILLI;
    look(240, 210);

    assertThat(between(0, 240)).isEqualTo(millis(0, 30, 90, 0));
  }

  @Test
  void safepointLongAfterACollection_isOneOfItsOwn() {
    vm.gc += 30 * MILLI; // its safepoint is never counted
    look(40, 10);
    lookInTime(100);
    vm.paused += 20 * MILLI;
    lookInTime(150);

    assertThat(between(0, 150)).isEqualTo(millis(30, 20, 0, 0));
  }

  @Test
  void counterOfPausesThatIsUnknown_leavesTheCollectors() {
    vm.paused = -1;
    Pauses beansOnly = new Pauses(vm, vm::own, 0);
    vm.gc += 30 * MILLI;
    beansOnly.look(40 * MILLI, 10 * MILLI);

    assertThat(beansOnly.between(0, 40 * MILLI)).isEqualTo(new Between(30 * MILLI, -1, 0, 0));
  }

  @Test
  void countersThatAreNeverThere_areUnknownAndNotZero() {
    vm.gc = -1;
    vm.paused = -1;
    Pauses blind = new Pauses(vm, () -> RunQueue.Own.UNKNOWN, 0);
    blind.look(40 * MILLI, 10 * MILLI);

    assertThat(blind.between(0, 40 * MILLI)).isEqualTo(new Between(-1, -1, 0, 0));
    assertThat(blind.between(0, 40 * MILLI).most(40 * MILLI)).isNull();
  }

  @Test
  void countersThatVanishAndComeBack_areNoPause() {
    vm.collect(500 * MILLI);
    lookInTime(10);
    long gc = vm.gc;
    vm.gc = -1;
    vm.paused = -1;
    lookInTime(20);
    vm.gc = gc;
    vm.paused = gc;
    lookInTime(30);

    assertThat(between(10, 30)).isEqualTo(NONE);
  }

  @Test
  void queueThatVanishesAndComesBack_isNoWait() {
    vm.queued = 500 * MILLI;
    look(310, 300);
    vm.queued = -1;
    look(620, 600);
    vm.queued = 500 * MILLI;
    look(1_000, 700);

    assertThat(between(620, 1_000)).isEqualTo(NONE);
  }

  @Test
  void lateLook_thatWaitedForAProcessor_isNoStop() {
    vm.queued += 100 * MILLI;
    look(110, 10);

    assertThat(between(0, 110)).isEqualTo(millis(0, 0, 0, 100));
  }

  @Test
  void lateLook_thatNothingExplains_isAStop() {
    look(110, 10);

    assertThat(between(0, 110)).isEqualTo(millis(0, 0, 100, 0));
  }

  @Test
  void lateLook_thatIsExplainedInPart_isAStopForTheRest() {
    vm.collect(20 * MILLI);
    vm.queued += 10 * MILLI;
    look(110, 10);

    assertThat(between(0, 110)).isEqualTo(millis(20, 0, 70, 10));
  }

  /** A machine that is slow to wake a thread. */
  @Test
  void lookThatIsALittleLate_isNoStop() {
    look(59, 10);

    assertThat(between(0, 59)).isEqualTo(NONE);
  }

  /** Whoever cannot tell waiting from standing still says nothing. */
  @Test
  void lateLook_whereTheQueueIsUnknown_isNoStop() {
    Pauses blind = new Pauses(vm, () -> RunQueue.Own.UNKNOWN, 0);
    blind.look(5_000 * MILLI, 10 * MILLI);

    assertThat(blind.between(0, 5_000 * MILLI)).isEqualTo(NONE);
  }

  @Test
  void lookThatComesEarly_isLikeAnyOther() {
    vm.collect(4 * MILLI);
    look(10, 60);

    assertThat(between(0, 10)).isEqualTo(millis(4, 0, 0, 0));
  }

  @Test
  void longIdleTime_isNoStop() {
    lookInTime(3_600_000);

    assertThat(between(0, 3_600_000)).isEqualTo(NONE);
  }

  /** A wait long ago does not explain why this look is late. */
  @Test
  void waitOfBefore_isNotThatOfNow() {
    vm.queued += 100 * MILLI;
    lookInTime(1_000);
    look(1_200, 1_010);

    assertThat(between(1_000, 1_200)).isEqualTo(millis(0, 0, 190, 0));
  }

  @Test
  void clockThatGoesBack_isNoPause() {
    lookInTime(100);
    look(50, 100);
    lookInTime(60);

    assertThat(between(0, 200)).isEqualTo(NONE);
  }

  /** Whom a pause made late it has just let go: so it ended at the look. */
  @Test
  void pauseThatMadeTheLookLate_isClippedAtBothEnds() {
    vm.collect(30 * MILLI);
    look(40, 10);

    assertThat(between(0, 20)).isEqualTo(millis(10, 0, 0, 0));
    assertThat(between(15, 30)).isEqualTo(millis(15, 0, 0, 0));
    assertThat(between(35, 100)).isEqualTo(millis(5, 0, 0, 0));
    assertThat(between(40, 100)).isEqualTo(NONE);
    assertThat(between(0, 10)).isEqualTo(NONE);
  }

  /** It was somewhere since the look before: nobody knows where. */
  @Test
  void pauseThatDelayedNobody_countsInProportion() {
    lookInTime(50);
    vm.collect(10 * MILLI);
    lookInTime(100);

    assertThat(between(50, 100)).isEqualTo(millis(10, 0, 0, 0));
    assertThat(between(75, 200)).isEqualTo(millis(5, 0, 0, 0));
    assertThat(between(60, 70)).isEqualTo(millis(2, 0, 0, 0));
    assertThat(between(0, 50)).isEqualTo(NONE);
  }

  @Test
  void pausesOfManyLooks_areSummed() {
    for (int i = 1; i <= 10; i++) {
      vm.collect(2 * MILLI);
      lookInTime(10L * i);
    }

    assertThat(between(0, 100)).isEqualTo(millis(20, 0, 0, 0));
    assertThat(between(50, 70)).isEqualTo(millis(4, 0, 0, 0));
  }

  @Test
  void oldestAreForgotten() {
    for (int i = 1; i <= 1_024 + 10; i++) {
      vm.collect(MILLI);
      lookInTime(10L * i);
    }

    assertThat(between(0, 20_000)).isEqualTo(millis(1_024, 0, 0, 0));
    assertThat(between(0, 100)).isEqualTo(NONE);
    assertThat(between(100, 120)).isEqualTo(millis(2, 0, 0, 0));
  }

  @Test
  void looksWithoutAPause_forgetNothing() {
    vm.collect(5 * MILLI);
    lookInTime(10);
    for (int i = 2; i < 5_000; i++) {
      lookInTime(10L * i);
    }

    assertThat(between(0, 10)).isEqualTo(millis(5, 0, 0, 0));
  }

  @Test
  void most_isWhatHalfOfTheTimeWentTo() {
    assertThat(millis(50, 0, 0, 0).most(100 * MILLI)).isEqualTo(Cause.GC);
    assertThat(millis(0, 50, 0, 0).most(100 * MILLI)).isEqualTo(Cause.SAFEPOINT);
    assertThat(millis(0, 0, 50, 0).most(100 * MILLI)).isEqualTo(Cause.STOPPED);
    assertThat(millis(0, 0, 0, 50).most(100 * MILLI)).isEqualTo(Cause.DESCHEDULED);
    assertThat(millis(49, 49, 49, 49).most(100 * MILLI)).isNull();
  }

  /** It is kept from running also in the middle of its work: then it comes late for nothing. */
  @Test
  void workThatTakesLongForWantOfAProcessor_isWaiting() {
    lookInTime(10);
    vm.queued += 280 * MILLI;
    vm.used += 15 * MILLI;
    pauses.worked(310 * MILLI);

    assertThat(between(10, 310)).isEqualTo(millis(0, 0, 0, 280));
    assertThat(between(10, 310).most(300 * MILLI)).isEqualTo(Cause.DESCHEDULED);
  }

  @Test
  void workThatTakesLongThoughNothingWaits_isAStop() {
    pauses.warm();
    lookInTime(10);
    vm.used += 20 * MILLI;
    pauses.worked(610 * MILLI);

    assertThat(between(10, 610)).isEqualTo(millis(0, 0, 580, 0));
  }

  /** It waits for classes then. */
  @Test
  void workThatTakesLongWhileItIsNew_isNone() {
    lookInTime(10);
    vm.used += 20 * MILLI;
    vm.queued += 100 * MILLI;
    pauses.worked(610 * MILLI);

    assertThat(between(10, 610)).isEqualTo(millis(0, 0, 0, 100));
  }

  /** The thread that was looked at may not have let itself be. */
  @Test
  void waitForAThreadThatIsLookedAt_isNoStop() {
    pauses.warm();
    lookInTime(10);
    pauses.waited(560 * MILLI);
    pauses.worked(610 * MILLI);
    pauses.worked(1_210 * MILLI);

    assertThat(between(10, 610)).isEqualTo(NONE);
    assertThat(between(610, 1_210)).isEqualTo(millis(0, 0, 600, 0));
  }

  @Test
  void workThatTakesLongInAPause_isThat() {
    pauses.warm();
    lookInTime(10);
    vm.collect(300 * MILLI);
    vm.used += 20 * MILLI;
    pauses.worked(330 * MILLI);

    assertThat(between(10, 330)).isEqualTo(millis(300, 0, 0, 0));
  }

  @Test
  void workThatComputesForLong_isNothing() {
    pauses.warm();
    lookInTime(10);
    vm.used += 600 * MILLI;
    pauses.worked(610 * MILLI);

    assertThat(between(10, 610)).isEqualTo(NONE);
  }

  @Test
  void workWhereTheOwnTimesAreUnknown_isNothing() {
    Pauses blind = new Pauses(vm, () -> RunQueue.Own.UNKNOWN, 0);
    blind.warm();
    blind.look(10 * MILLI, 10 * MILLI);
    blind.worked(610 * MILLI);

    assertThat(blind.between(0, 610 * MILLI)).isEqualTo(NONE);
  }

  @Test
  void workThatIsShort_isNotAskedAbout() {
    lookInTime(10);
    vm.queued += 30 * MILLI;
    pauses.worked(45 * MILLI);

    assertThat(between(10, 45)).isEqualTo(NONE);
  }

  /** What is told in the middle of a look was held up by this too. */
  @Test
  void collectionSinceTheLook_isKnownBeforeTheNext() {
    lookInTime(10);
    vm.collect(30 * MILLI);
    pauses.worked(45 * MILLI);

    assertThat(between(10, 45)).isEqualTo(millis(30, 0, 0, 0));
  }

  /** Between the watchdog's work and its rest there is no time that nobody asks about. */
  @Test
  void restThatBeganLate_isAskedAboutFromTheEndOfTheWork() {
    pauses.warm();
    lookInTime(10);
    pauses.worked(400 * MILLI);
    look(450, 20);

    assertThat(between(400, 450)).isEqualTo(millis(0, 0, 50, 0));
  }
}
