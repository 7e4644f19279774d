// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.probe.CarrierThread;
import io.loopwatch.probe.PlayedThread;
import io.loopwatch.probe.ProbeReset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The figures of all carriers together, for an interval and for good. */
@ExtendWith(ProbeReset.class)
class CarrierFiguresTest {
  private static final long SECOND = SteppedClock.SECOND;

  private final CarrierRig rig = new CarrierRig();
  private final CarrierThread first = rig.carrier("carrier-1");
  private final CarrierThread second = rig.carrier("carrier-2");
  private final PlayedThread orders = rig.virtual("orders-7");

  @AfterEach
  void close() {
    rig.close();
  }

  private LoopInterval interval() {
    return rig.watch.interval(rig.clock.nanos());
  }

  private LoopTotals totals() {
    return rig.watch.totals(rig.clock.nanos());
  }

  @Test
  void interval_hasTheMountsOfAll_sinceTheLast() {
    rig.tick();
    first.mounts(3);
    second.mounts(4);
    LoopInterval interval = interval();

    assertThat(interval.loop()).isEqualTo(LoopId.CARRIERS);
    assertThat(interval.callback().totalCount()).isEqualTo(1 + 1 + 3 + 4);
    assertThat(interval.iteration().isEmpty()).isTrue();
    assertThat(interval.ioLag().isEmpty()).isTrue();
    assertThat(interval.lag().isEmpty()).isTrue();
    assertThat(interval().callback().isEmpty()).isTrue();
    second.mounts(2);
    assertThat(interval().callback().totalCount()).isEqualTo(2);
  }

  @Test
  void interval_hasTheLastMountsOfACarrierThatHasEnded_once() {
    rig.tick();
    interval();
    first.mounts(3);
    first.close();
    rig.tick();

    assertThat(interval().callback().totalCount()).isEqualTo(3);
    assertThat(interval().callback().isEmpty()).isTrue();
  }

  @Test
  void counts_haveAllMountsEver_whetherAnIntervalHasThemOrNot() {
    rig.tick();
    first.mounts(3);
    interval();
    second.mounts(4);
    assertThat(mounts()).isEqualTo(1 + 1 + 3 + 4);
    first.mounts(2);
    first.close();
    rig.tick();

    assertThat(mounts()).isEqualTo(1 + 1 + 3 + 4 + 2);
    assertThat(interval().callback().totalCount()).as("not taken from it").isEqualTo(4 + 2);
    assertThat(mounts()).isEqualTo(1 + 1 + 3 + 4 + 2);
  }

  private long mounts() {
    LoopState state = requireNonNull(rig.watch.state(rig.clock.nanos(), Depth.COUNTS));
    return state.counts().callbacks().totalCount();
  }

  @Test
  void utilization_isThatOfAllCarriers() {
    rig.tick();
    rig.mount(first, orders);
    rig.tickAfterSeconds(100);
    assertThat(interval().utilization()).isBetween(0.49, 0.51);

    rig.mount(second, rig.virtual("prices-1")); // 100 s old at once, for the clock is ahead
    interval();
    rig.tickAfterSeconds(100);
    assertThat(interval().utilization()).isGreaterThan(0.99);
  }

  @Test
  void utilization_ofIdleCarriers_isNone() {
    rig.tick();
    interval();
    rig.tickAfterSeconds(100);

    assertThat(interval().utilization()).isLessThan(0.01);
  }

  @Test
  void totals_areThoseOfAllCarriers() {
    rig.tick();
    first.mounts(3);
    second.mounts(4);
    rig.tickAfterSeconds(100);
    LoopTotals totals = totals();

    assertThat(totals.loop()).isEqualTo(LoopId.CARRIERS);
    assertThat(totals.callbacks()).isEqualTo(1 + 1 + 3 + 4);
    assertThat(totals.iterations()).isZero();
    assertThat(totals.stalls()).isZero();
    assertThat(totals.maxCallbackNanos())
        .isEqualTo(Math.max(first.carrier().maxNanos(), second.carrier().maxNanos()));
    assertThat(totals.awakeNanos() + totals.asleepNanos()).isBetween(200 * SECOND, 220 * SECOND);
    assertThat(totals.utilization()).isLessThan(0.1);
    assertThat(totals.maxLagNanos()).isZero();
  }

  @Test
  void totals_countStalls_andTheMountThatLasts() {
    rig.mount(first, orders);
    rig.tickAfterSeconds(100);
    assertThat(totals().stalls()).as("not over").isZero();
    assertThat(totals().awakeNanos()).isBetween(100 * SECOND, 110 * SECOND);
    rig.unmount(first);
    rig.tick();

    assertThat(totals().stalls()).isEqualTo(1);
  }

  @Test
  void heartbeat_isOfferedWhereSomethingHasRun() {
    rig.beatAfterSeconds(1);
    assertThat(rig.offered).hasSize(1);
    rig.beatAfterSeconds(1);
    assertThat(rig.offered).as("one at a time").hasSize(1);
  }

  @Test
  void betweenHeartbeats_noneIsOffered() {
    rig.tickAfterSeconds(1);
    rig.tickAfterSeconds(100);

    assertThat(rig.offered).isEmpty();
  }
}
