// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Holder;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.Phase;
import io.loopwatch.event.SchedulerState;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.CarrierThread;
import io.loopwatch.probe.PlayedThread;
import io.loopwatch.probe.ProbeReset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who holds the carriers when their scheduler is late; the threshold is 100 s. The scheduler's own
 * figures are hidden from unit tests.
 */
@ExtendWith(ProbeReset.class)
class CarrierLagTest {
  private static final long SECOND = SteppedClock.SECOND;

  private final CarrierRig rig = new CarrierRig();
  private final CarrierCrew crew =
      new CarrierCrew(
          rig.desk, name -> true, () -> Mounting.UNSEEN, rig.watch, (carrier, now) -> {});
  private final CarrierLag lag =
      new CarrierLag(rig.desk, crew, rig.watch, new PlayedScheduler(), () -> 0);
  private final CarrierThread first = rig.carrier("carrier-1");
  private final CarrierThread second = rig.carrier("carrier-2");
  private final PlayedThread orders = rig.virtual("orders-7");
  private final PlayedThread nameless = rig.virtual("");

  @AfterEach
  void close() {
    rig.close();
  }

  private void lookAfterSeconds(long seconds) {
    rig.clock.advanceSeconds(seconds);
    crew.admit(false, rig.clock.nanos());
    crew.carriers().forEach(carrier -> carrier.look(rig.clock.nanos()));
  }

  private SchedulerState seen() {
    return lag.scheduler(Phase.SEEN);
  }

  private SchedulerState ended() {
    return lag.scheduler(Phase.ENDED);
  }

  @Test
  void carriersThatAreAllHeld_areStarved_andTheLongestHolderIsFirst() {
    CarrierThread third = rig.carrier("carrier-3");
    rig.mount(second, orders);
    rig.mount(first, nameless);
    rig.mount(third, rig.virtual("prices-1"));
    lookAfterSeconds(50);
    SchedulerState state = seen();

    assertThat(state.isStarved()).isTrue();
    assertThat(state.mounted()).isEqualTo(3);
    assertThat(state.holders())
        .extracting(Holder::carrier)
        .containsExactly("carrier-2", "carrier-1", "carrier-3");
    Holder longest = state.holders().get(0);
    assertThat(longest.virtualThread()).isEqualTo("orders-7");
    assertThat(longest.virtualThreadId()).isEqualTo(orders.thread().getId());
    assertThat(longest.heldNanos()).isBetween(50 * SECOND, 51 * SECOND);
    assertThat(longest.stack()).isNotEmpty();
    assertThat(longest.stallId()).as("not told yet").isZero();
    assertThat(longest.operation()).isNull();
    assertThat(state.holders().get(1).virtualThread()).isEqualTo("#" + nameless.thread().getId());
  }

  @Test
  void carrierThatHasJustBegun_isNotHeld() {
    second.carrier().measureEvery(64);
    second.mounts(1);
    rig.mount(first, orders);
    lookAfterSeconds(60);
    rig.mount(second, nameless); // it did not read the clock: held since the next look
    lookAfterSeconds(0);
    assertThat(seen().isStarved()).isFalse();
    assertThat(seen().holders()).isEmpty();
    assertThat(seen().mounted()).isEqualTo(2);

    lookAfterSeconds(49);
    assertThat(seen().isStarved()).isFalse();
    lookAfterSeconds(1);
    assertThat(seen().isStarved()).isTrue();
    assertThat(seen().holders()).hasSize(2);
  }

  @Test
  void carrierWhoseThreadCannotBeTold_isNotHeld() {
    rig.mount(first, orders);
    second.mount();
    lookAfterSeconds(60);

    assertThat(seen().isStarved()).isFalse();
    assertThat(seen().mounted()).isEqualTo(2);
  }

  @Test
  void idleCarriers_areNotStarved() {
    lookAfterSeconds(60);

    assertThat(seen().isStarved()).isFalse();
    assertThat(seen().mounted()).isZero();
    assertThat(seen().holders()).isEmpty();
  }

  @Test
  void holderWhoseStallWasTold_namesIt() {
    rig.mount(first, orders);
    rig.mount(second, nameless);
    lookAfterSeconds(100);

    assertThat(rig.found.stalls).hasSize(2);
    assertThat(seen().holders())
        .extracting(Holder::stallId)
        .containsExactlyInAnyOrder(1L, 2L)
        .doesNotContain(0L);
    assertThat(rig.found.stalls).allMatch(stall -> stall.kind() == StallKind.STALL);
  }

  @Test
  void end_isStillThatOfAStarvation_withoutHolders_andTheNextBeginsAnew() {
    rig.mount(first, orders);
    rig.mount(second, nameless);
    lookAfterSeconds(60);
    assertThat(seen().isStarved()).isTrue();
    rig.unmount(first);
    lookAfterSeconds(1);
    assertThat(ended().isStarved()).isTrue();

    assertThat(ended().isStarved()).as("an episode of its own").isFalse();
    assertThat(ended().holders()).isEmpty();
    rig.unmount(second);
    assertThat(seen().isStarved()).isFalse();
    assertThat(ended().isStarved()).isFalse();
  }

  @Test
  void endOfAStarvation_hasNoHolders() {
    rig.mount(first, orders);
    rig.mount(second, nameless);
    lookAfterSeconds(60);
    seen();

    assertThat(ended().holders()).isEmpty();
  }

  @Test
  void figuresThatAreHidden_areToldAsSuch() {
    assertThat(seen().parallelism()).isEqualTo(-1);
    assertThat(seen().poolSize()).isEqualTo(-1);
    assertThat(seen().queued()).isEqualTo(-1);
    assertThat(lag.waitingTasks()).isEqualTo(-1);
    assertThat(lag.loop()).isEqualTo(LoopId.CARRIERS);
    assertThat(lag.isShuttingDown()).isFalse();
    assertThat(lag.stallSince(0)).isZero();
  }

  @Test
  void carriersOfAnotherScheduler_areNotItsOwn() {
    CarrierThread other = rig.carrier("other-1");
    rig.mount(first, orders);
    rig.mount(second, nameless);
    rig.mount(other, rig.virtual("prices-1"));
    lookAfterSeconds(60);
    SchedulerState state = seen();

    assertThat(state.isStarved()).isTrue();
    assertThat(state.mounted()).isEqualTo(2);
    assertThat(state.holders()).extracting(Holder::carrier).doesNotContain("other-1");
  }

  @Test
  void schedulerThatTheJdkHides_isNeverStarved() {
    CarrierLag hidden = new CarrierLag(rig.desk, crew, rig.watch, new Scheduler(), () -> 0);
    rig.mount(first, orders);
    rig.mount(second, nameless);
    lookAfterSeconds(60);

    assertThat(hidden.scheduler(Phase.SEEN).isStarved()).isFalse();
    assertThat(hidden.isWorse()).isFalse();
  }

  @Test
  void lagThatBecomesAStarvation_isWorse_untilItIsTold() {
    second.carrier().measureEvery(64);
    second.mounts(1);
    rig.mount(first, orders);
    lookAfterSeconds(60);
    rig.mount(second, nameless); // it did not read the clock: held since the next look
    lookAfterSeconds(0);
    seen();
    assertThat(lag.isWorse()).isFalse();

    lookAfterSeconds(60);
    assertThat(lag.isWorse()).isTrue();
    assertThat(seen().isStarved()).isTrue();
    assertThat(lag.isWorse()).isFalse();
  }
}
