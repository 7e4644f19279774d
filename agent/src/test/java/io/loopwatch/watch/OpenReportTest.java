// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Usage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The samples of one stall and what each stands for, on a played clock. It began at 1,000 ms. */
class OpenReportTest {
  private static final long MILLI = 1_000_000;
  private static final long BEGAN = 1_000;
  private static final long EVERY = 10;
  private static final Path NONE = Path.of("none");

  private final PlayedCounters vm = new PlayedCounters();
  private long cpu;
  private long queued;
  private final Pauses pauses = new Pauses(vm, vm::own, 0);
  private final Meter meter =
      new Meter(pauses, thread -> cpu, thread -> queued, Quota.under(NONE, NONE), Meters.noSteal());
  private @Nullable Sample next = sample(null, false);
  private final OpenReport report = noticedAt(10);

  private static Sample sample(@Nullable HeldLock lock, boolean late) {
    return new Sample(List.of(), Thread.State.RUNNABLE, lock, late);
  }

  private static HeldLock lock(String name, @Nullable String owner) {
    return new HeldLock(name, owner, List.of());
  }

  private OpenReport noticedAt(long age) {
    return OpenReport.noticed(
        meter, 7, BEGAN * MILLI, Thread.currentThread(), progress -> next, (BEGAN + age) * MILLI);
  }

  private void lookAt(long age) {
    lookAt(age, -1);
  }

  private void lookAt(long age, int waiting) {
    report.look((BEGAN + age) * MILLI, EVERY * MILLI, waiting, () -> 0);
  }

  private List<Long> weights() {
    return report.samples.stream().map(one -> one.sinceNanos() / MILLI).toList();
  }

  private @Nullable Phase dueAt(long age) {
    return report.due(age * MILLI, 100 * MILLI);
  }

  @Test
  void firstSample_standsForAllSinceTheBeginning_andTheNextForTheTimeSince() {
    lookAt(25);
    lookAt(37);
    lookAt(50);

    assertThat(weights()).containsExactly(25L, 12L, 13L);
  }

  @Test
  void lookBeforeOneIsDue_takesNone() {
    lookAt(25);
    lookAt(34);
    assertThat(report.samples).hasSize(1);

    lookAt(35);
    assertThat(weights()).containsExactly(25L, 10L);
  }

  /** What the thread computed meanwhile is read only then. */
  @Test
  void lookThatTookLong_standsForThatTimeToo() {
    OpenReport slow =
        OpenReport.noticed(
            meter, 7, BEGAN * MILLI, Thread.currentThread(), this::taken, (BEGAN + 10) * MILLI);
    slow.look((BEGAN + 25) * MILLI, EVERY * MILLI, -1, () -> 0);

    Sample sample = slow.samples.get(0);
    assertThat(sample.sinceNanos()).isBetween((25 + 6) * MILLI, 1_000 * MILLI);
    assertThat(sample.usage().observedNanos()).isEqualTo(sample.sinceNanos() - 10 * MILLI);
  }

  @Test
  void lookThatTookLongerThanTheStall_standsForWhatWasBeforeIt() {
    next = sample(null, true);
    OpenReport slow =
        OpenReport.noticed(
            meter, 7, BEGAN * MILLI, Thread.currentThread(), this::taken, (BEGAN + 10) * MILLI);
    slow.look((BEGAN + 25) * MILLI, EVERY * MILLI, -1, () -> 1);

    assertThat(slow.samples.get(0).sinceNanos()).isEqualTo(25 * MILLI);
  }

  private @Nullable Sample taken(LongSupplier progress) {
    long until = System.nanoTime() + 6 * MILLI;
    while (System.nanoTime() - until < 0) {
      Thread.onSpinWait();
    }
    return next;
  }

  /** The system counts a wait for a processor when it is over. */
  @Test
  void waitThatWasLongerThanASample_wasAlsoInThoseBefore() {
    lookAt(25);
    lookAt(35);
    queued = 27 * MILLI;
    lookAt(45);

    assertThat(report.samples)
        .extracting(sample -> sample.usage().queuedNanos() / MILLI)
        .containsExactly(7L, 10L, 10L);
    assertThat(report.usage((BEGAN + 45) * MILLI).queuedNanos()).isEqualTo(27 * MILLI);
  }

  @Test
  void waitThatFits_staysWhereItIs() {
    lookAt(25);
    lookAt(35);
    queued = 9 * MILLI;
    lookAt(45);

    assertThat(report.samples)
        .extracting(sample -> sample.usage().queuedNanos() / MILLI)
        .containsExactly(0L, 0L, 9L);
  }

  @Test
  void sampleThatWasThrownAway_leavesItsTimeToTheNext() {
    lookAt(25);
    next = null;
    lookAt(35);
    next = sample(null, false);
    lookAt(45);

    assertThat(weights()).containsExactly(25L, 20L);
  }

  @Test
  void lateSample_isKeptWhereThereIsNoOther() {
    next = sample(null, true);
    lookAt(25);
    lookAt(35);

    assertThat(weights()).containsExactly(25L);
    next = sample(null, false);
    lookAt(45);
    assertThat(weights()).containsExactly(25L, 20L);
  }

  @Test
  void lateSample_givesWayToCallsThatTookMostOfTheTime() {
    next = sample(null, true);
    lookAt(25);

    report.fillIn(() -> List.of(call(8), call(4)));
    assertThat(weights()).as("12 of 25 ms").containsExactly(25L);
    report.fillIn(() -> List.of(call(9), call(4)));
    assertThat(weights()).as("13 of 25 ms").containsExactly(9L, 4L);
  }

  @Test
  void sampleInTime_staysWhateverElseIsKnown() {
    lookAt(25);

    report.fillIn(() -> List.of(call(24)));
    assertThat(weights()).containsExactly(25L);
  }

  private static Sample call(long millis) {
    return sample(null, false).standingFor(millis * MILLI, Usage.NONE, null);
  }

  /** 101 in a row, then twice as far apart each time: their weights still add up to the time. */
  @Test
  void manySamples_comeFartherApart_andStandForMore() {
    for (int i = 1; i <= 200; i++) {
      lookAt(EVERY * i);
    }

    assertThat(weights().subList(0, 101)).containsOnly(EVERY);
    assertThat(weights().subList(101, weights().size())).containsExactly(20L, 40L, 80L, 160L, 320L);
    assertThat(report.lastLookNanos()).isEqualTo((BEGAN + 1_630) * MILLI);
  }

  @Test
  void sample_tellsWhereItsTimeWent() {
    cpu = 4 * MILLI; // before it, since it was noticed
    queued = 1 * MILLI;
    lookAt(25);
    cpu += 7 * MILLI;
    queued += 2 * MILLI;
    lookAt(35);

    Usage first = report.samples.get(0).usage();
    assertThat(first.observedNanos()).isEqualTo(15 * MILLI);
    assertThat(first.cpuNanos()).isEqualTo(4 * MILLI);
    assertThat(first.queuedNanos()).isEqualTo(1 * MILLI);
    Usage second = report.samples.get(1).usage();
    assertThat(second.observedNanos()).isEqualTo(10 * MILLI);
    assertThat(second.cpuNanos()).isEqualTo(7 * MILLI);
    assertThat(second.queuedNanos()).isEqualTo(2 * MILLI);
  }

  @Test
  void pausesBeforeTheNotice_areTheFirstSamples() {
    OpenReport late = noticedAt(40);
    vm.collect(30 * MILLI);
    pauses.look((BEGAN + 40) * MILLI, (BEGAN + 10) * MILLI);
    late.look((BEGAN + 50) * MILLI, EVERY * MILLI, -1, () -> 0);
    late.look((BEGAN + 60) * MILLI, EVERY * MILLI, -1, () -> 0);

    assertThat(late.samples)
        .extracting(one -> one.usage().gcNanos())
        .containsExactly(30 * MILLI, 0L);
    assertThat(late.usage((BEGAN + 60) * MILLI).gcNanos()).isEqualTo(30 * MILLI);
  }

  @Test
  void usage_isOverWhatWasObserved_andPausesOverAll() {
    cpu = 4 * MILLI;
    lookAt(25);
    cpu = 9 * MILLI;
    lookAt(35);
    cpu = 1_000 * MILLI; // after the last sample: of what came next
    vm.collect(8 * MILLI);
    pauses.look((BEGAN + 48) * MILLI, (BEGAN + 40) * MILLI);

    Usage usage = report.usage((BEGAN + 50) * MILLI);
    assertThat(usage.observedNanos()).isEqualTo(25 * MILLI);
    assertThat(usage.cpuNanos()).isEqualTo(9 * MILLI);
    assertThat(usage.gcNanos()).isEqualTo(8 * MILLI);
    assertThat(report.samples).extracting(one -> one.usage().gcNanos()).containsOnly(0L);
  }

  /** It was read 30 ms after the end, in which something else may have run. */
  @Test
  void whenItHasEnded_whatItUsedSinceTheLastSampleIsReadToo() {
    cpu = 4 * MILLI;
    lookAt(25);
    cpu = 44 * MILLI;
    queued = 100 * MILLI;
    report.ended((BEGAN + 225) * MILLI, (BEGAN + 255) * MILLI);

    Usage usage = report.usage((BEGAN + 225) * MILLI);
    assertThat(usage.observedNanos()).isEqualTo(215 * MILLI);
    assertThat(usage.cpuNanos()).isEqualTo(14 * MILLI);
    assertThat(usage.queuedNanos()).isEqualTo(100 * MILLI);
  }

  @Test
  void whenItEndedBeforeItsLastSample_nothingIsAdded() {
    cpu = 4 * MILLI;
    lookAt(25);
    cpu = 44 * MILLI;
    report.ended((BEGAN + 24) * MILLI, (BEGAN + 30) * MILLI);

    assertThat(report.usage((BEGAN + 24) * MILLI).cpuNanos()).isEqualTo(4 * MILLI);
  }

  @Test
  void whenNothingCanBeReadAnyMore_whatWasReadStands() {
    cpu = 4 * MILLI;
    queued = 2 * MILLI;
    lookAt(25);
    cpu = -1;
    queued = -1;
    report.ended((BEGAN + 225) * MILLI, (BEGAN + 255) * MILLI);

    assertThat(report.usage((BEGAN + 225) * MILLI).cpuNanos()).isEqualTo(4 * MILLI);
    assertThat(report.usage((BEGAN + 225) * MILLI).queuedNanos()).isEqualTo(2 * MILLI);
  }

  @Test
  void unseenOne_knowsPausesOnly() {
    vm.collect(8 * MILLI);
    pauses.look((BEGAN + 20) * MILLI, (BEGAN + 12) * MILLI);
    OpenReport unseen = OpenReport.unseen(meter, 7, BEGAN * MILLI);
    unseen.look((BEGAN + 30) * MILLI, EVERY * MILLI, 5, () -> 0);

    assertThat(unseen.samples).isEmpty();
    assertThat(unseen.delayNanos()).isEqualTo(-1);
    assertThat(unseen.usage((BEGAN + 30) * MILLI))
        .isEqualTo(new Usage(30 * MILLI, -1, 8 * MILLI, 0, 0, -1, 0, 0));
  }

  @Test
  void stall_isToldAtTheThreshold_andAgainEachTimeThatItHasBecomeTwiceAsLong() {
    List<Long> told = new ArrayList<>();
    for (long age = 100; age <= 1_000; age += EVERY) {
      Phase phase = dueAt(age);
      if (phase != null) {
        assertThat(phase).isEqualTo(told.isEmpty() ? Phase.SEEN : Phase.LASTS);
        told.add(age);
      }
    }

    assertThat(told).containsExactly(100L, 200L, 400L, 800L);
  }

  @Test
  void stallThatIsSeenLate_isToldAgainAtTheNextPowerOfTwo() {
    assertThat(dueAt(450)).isEqualTo(Phase.SEEN);
    assertThat(dueAt(799)).isNull();
    assertThat(dueAt(5_000)).as("once, though 1,600 and 3,200 ms passed").isEqualTo(Phase.LASTS);
    assertThat(dueAt(6_399)).isNull();
    assertThat(dueAt(6_400)).isEqualTo(Phase.LASTS);
  }

  @Test
  void stallAtTheThreshold_isToldOnce() {
    assertThat(dueAt(100)).isEqualTo(Phase.SEEN);
    assertThat(dueAt(100)).isNull();
    assertThat(dueAt(199)).isNull();
  }

  /** They came evenly: half of them waited from the beginning, on average. */
  @Test
  void delay_isWhatAllTasksWaitedTogether() {
    lookAt(20, 10);
    assertThat(report.delayNanos()).isEqualTo(10 * 20 / 2 * MILLI);

    lookAt(30, 20);
    assertThat(report.delayNanos()).isEqualTo((100 + 15 * 10) * MILLI);
    lookAt(40, 20);
    assertThat(report.delayNanos()).isEqualTo((100 + 150 + 20 * 10) * MILLI);
  }

  @Test
  void delay_goesOnWhereSamplesAreThrownAway() {
    next = null;
    lookAt(20, 10);
    lookAt(30, 10);

    assertThat(report.delayNanos()).isEqualTo((100 + 100) * MILLI);
  }

  @Test
  void delay_ofAQueueThatCannotBeRead_isUnknown() {
    lookAt(25, -1);

    assertThat(report.delayNanos()).isEqualTo(-1);
  }

  @Test
  void delay_ofAnEmptyQueue_isNone() {
    lookAt(25, 0);

    assertThat(report.delayNanos()).isZero();
  }

  private List<Long> held() {
    return report.samples.stream()
        .map(one -> one.lock() == null ? -1 : one.lock().heldNanos() / MILLI)
        .toList();
  }

  @Test
  void lock_isHeldSinceItWasFirstSeen() {
    next = sample(lock("a", "writer"), false);
    lookAt(25);
    lookAt(35);
    lookAt(45);

    assertThat(held()).containsExactly(0L, 10L, 20L);
  }

  @Test
  void lockThatChangesItsOwner_isHeldByTheNewOneSinceThen() {
    next = sample(lock("a", "writer"), false);
    lookAt(25);
    lookAt(35);
    next = sample(lock("a", "reader"), false);
    lookAt(45);
    lookAt(55);

    assertThat(held()).containsExactly(0L, 10L, 0L, 10L);
  }

  @Test
  void otherLock_orNoneInBetween_beginsAnew() {
    next = sample(lock("a", "writer"), false);
    lookAt(25);
    next = sample(lock("b", "writer"), false);
    lookAt(35);
    next = sample(null, false);
    lookAt(45);
    next = sample(lock("b", "writer"), false);
    lookAt(55);
    lookAt(65);

    assertThat(held()).containsExactly(0L, 0L, -1L, 0L, 10L);
  }
}
