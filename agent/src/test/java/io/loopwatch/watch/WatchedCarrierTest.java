// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.Carrier;
import io.loopwatch.probe.CarrierThread;
import io.loopwatch.probe.Carriers;
import io.loopwatch.probe.PlayedThread;
import io.loopwatch.probe.ProbeReset;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often a carrier is looked at, what it is made to measure, and how it leaves. */
@ExtendWith(ProbeReset.class)
class WatchedCarrierTest {
  private static final int MANY = 4_000;

  private final CarrierRig rig = new CarrierRig();
  private final CarrierThread thread = rig.carrier("carrier-1");
  private final PlayedThread orders = rig.virtual("orders-7");

  @AfterEach
  void close() {
    rig.close();
  }

  private long secondsToNextLook(long seconds) {
    return CarrierRig.seconds(rig.tickAfterSeconds(seconds));
  }

  @Test
  void idleCarrier_needsNoLook() {
    assertThat(rig.tickAfterSeconds(0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void mount_isLookedAtToNoticeIt_thenToSampleIt_thenAtTheThreshold() {
    rig.mount(thread, orders);

    assertThat(secondsToNextLook(0)).isEqualTo(10);
    assertThat(secondsToNextLook(10)).isEqualTo(15);
    assertThat(secondsToNextLook(15)).isBetween(12L, 13L);
    assertThat(secondsToNextLook(70)).isEqualTo(5);
    assertThat(secondsToNextLook(5)).isEqualTo(10);
  }

  @Test
  void withoutAnyCarrier_nothingIsLookedAt() {
    try (CarrierRig none = new CarrierRig()) {
      while (Carriers.arrived() != null) {
        // not for this test
      }
      assertThat(none.beatAfterSeconds(100)).isEqualTo(Long.MAX_VALUE);
      assertThat(none.offered).isEmpty();
      assertThat(none.watch.interval(0)).isNull();
      assertThat(none.watch.totals(0)).isNull();
      assertThat(none.watch.lost()).isZero();
    }
  }

  /** Looks as if so many mounts had come within 10 ms. */
  private static long lookAfter(WatchedCarrier watched, CarrierThread played, int mounts, long at) {
    played.mounts(mounts);
    return watched.look(at);
  }

  private List<Boolean> exactOnes(Carrier carrier, int mounts) {
    List<Boolean> exact = new ArrayList<>();
    thread.mounts(mounts, () -> exact.add(carrier.isExact(carrier.sequence())));
    return exact;
  }

  @Test
  void fastMounts_shareTheClock_andSlowOnesDoNotAnyMore() {
    Limits limits = CarrierRig.SHORT;
    try (CarrierRig quick = new CarrierRig(limits)) {
      Carrier carrier = thread.carrier();
      WatchedCarrier watched = WatchedCarrier.of(quick.desk, carrier, quick.watch);
      long now = System.nanoTime();
      lookAfter(watched, thread, 10, now + limits.sampleNanos());
      assertThat(exactOnes(carrier, 300)).doesNotContain(false);

      long next = lookAfter(watched, thread, MANY, now + 2 * limits.sampleNanos());
      assertThat(next).as("kept up with").isEqualTo(limits.sampleNanos());
      assertThat(exactOnes(carrier, 300)).filteredOn(exact -> exact).hasSizeBetween(2, 15);

      next = lookAfter(watched, thread, 10, now + 500 * limits.sampleNanos());
      assertThat(next).isEqualTo(Long.MAX_VALUE);
      assertThat(exactOnes(carrier, 300)).doesNotContain(false);
    }
  }

  /** Two looks at nearly the same time say nothing of how fast mounts come. */
  @Test
  void looksThatAreTooClose_changeNothing() {
    Limits limits = CarrierRig.SHORT;
    try (CarrierRig quick = new CarrierRig(limits)) {
      Carrier carrier = thread.carrier();
      WatchedCarrier watched = WatchedCarrier.of(quick.desk, carrier, quick.watch);
      long now = System.nanoTime() + 500 * limits.sampleNanos();
      lookAfter(watched, thread, 10, now);
      lookAfter(watched, thread, MANY, now + 1);

      assertThat(exactOnes(carrier, 300)).doesNotContain(false);
    }
  }

  @Test
  void carrierThatHasEnded_isWatchedNoLonger_andItsFiguresAreKept() {
    rig.tick();
    thread.mounts(4);
    thread.close();
    rig.tick();
    CarrierThread other = rig.carrier("carrier-2");
    rig.tick();
    other.mounts(2);

    LoopTotals totals = rig.watch.totals(rig.clock.nanos());
    assertThat(totals.callbacks()).isEqualTo(8);
    assertThat(totals.maxCallbackNanos()).isPositive();
    assertThat(rig.watch.interval(rig.clock.nanos()).callback().totalCount()).isEqualTo(8);
    assertThat(thread.thread().isAlive()).isFalse();
  }

  @Test
  void holdOfACarrierThatEnds_isEnded() {
    rig.mount(thread, orders);
    rig.tickAfterSeconds(100);
    thread.close();
    rig.tickAfterSeconds(10);
    rig.tickAfterSeconds(10);

    assertThat(rig.found.told()).containsExactly("STALL SEEN", "STALL ENDED");
    assertThat(rig.found.only(StallKind.STALL, Phase.ENDED).durationNanos())
        .isGreaterThanOrEqualTo(Rig.THRESHOLD_NANOS);
    assertThat(rig.watch.totals(rig.clock.nanos()).stalls()).isEqualTo(1);
  }

  @Test
  void carrierOfASelfTest_isNotWatched_andNotCounted() {
    thread.on(Carriers::forget);
    rig.tick();
    assertThat(rig.watch.totals(0)).isNull();
    CarrierThread late = rig.carrier("carrier-2");
    rig.tick();
    late.mounts(5);
    late.on(Carriers::forget);
    rig.tick();

    assertThat(rig.watch.totals(rig.clock.nanos()).callbacks()).isZero();
  }

  @Test
  void excludedCarrier_isNotWatched() {
    CarrierThread ignored = rig.carrier("ignored-1");
    rig.tick();
    rig.mount(ignored, orders);
    rig.tickAfterSeconds(100);

    assertThat(rig.found.stalls).isEmpty();
    assertThat(rig.watch.totals(rig.clock.nanos()).callbacks()).isEqualTo(1);
  }

  /** Else each look would make another one of it. */
  @Test
  void excludedCarrier_arrivesOnce() {
    CarrierThread ignored = rig.carrier("ignored-1");
    rig.tick();
    ignored.mounts(3);

    assertThat(ignored.carrier()).isNull();
    assertThat(Carriers.arrived()).isNull();
  }

  @Test
  void excludedCarrierThatHasEnded_isLetGo() {
    WeakReference<Thread> ended = endedWhileIgnored();
    await()
        .until(
            () -> {
              System.gc();
              return ended.get() == null;
            });
  }

  private WeakReference<Thread> endedWhileIgnored() {
    try (CarrierThread ignored = CarrierThread.seen("ignored-1")) {
      rig.tick();
      ignored.mounts(1);
      ignored.close();
      rig.beatAfterSeconds(1);
      return new WeakReference<>(ignored.thread());
    }
  }

  @Test
  void mountsWithoutRoom_areCounted() {
    rig.tick();
    thread.mounts(40);

    assertThat(rig.watch.lost()).isEqualTo(8);
    thread.close();
    rig.tick();
    assertThat(rig.watch.lost()).isEqualTo(8);
  }
}
