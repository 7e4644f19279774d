// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Evidence;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.CarrierThread;
import io.loopwatch.probe.PlayedThread;
import io.loopwatch.probe.ProbeReset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Carriers that can only be looked at: found where the JDK keeps them, told what was seen. */
@ExtendWith(ProbeReset.class)
class PolledCarriersTest {
  /** As the JDK names its own; one for all tests, since the JVM may show it after their end. */
  private static final ThreadGroup CARRIERS = new ThreadGroup("CarrierThreads");

  private final CarrierRig rig = new CarrierRig();
  private final CarrierThread carrier = inGroup("polled-1");
  private final PlayedThread orders = rig.virtual("orders-7");

  @AfterEach
  void close() {
    rig.close();
  }

  private CarrierThread inGroup(String name) {
    CarrierThread thread = rig.keep(new CarrierThread(CARRIERS, name));
    thread.on(() -> {});
    return thread;
  }

  private void look(Mounting mounting) {
    rig.mounting = mounting;
    rig.beatAfterSeconds(0);
  }

  private Evidence only(Phase phase) {
    return rig.found.only(StallKind.STALL, phase);
  }

  @Test
  void find_givesThoseOfTheGroup_andNoOther() {
    CarrierThread ended = inGroup("polled-2");
    ended.close();

    assertThat(CarrierThreads.find())
        .contains(carrier.thread())
        .doesNotContain(ended.thread(), orders.thread(), Thread.currentThread());
  }

  @Test
  void hold_isSeenAtTheThresholdAfterTheFirstLook_andEnded() {
    rig.mounted.put(carrier.thread(), orders.thread());
    look(Mounting.POLLED);
    rig.tickAfterSeconds(99);
    assertThat(rig.found.stalls).isEmpty();
    rig.tickAfterSeconds(1);
    assertThat(only(Phase.SEEN).durationNanos())
        .isBetween(Rig.THRESHOLD_NANOS, Rig.THRESHOLD_NANOS + SteppedClock.SECOND);
    assertThat(only(Phase.SEEN).loop().name()).isEqualTo("polled-1");
    assertThat(only(Phase.SEEN).context()).containsEntry("virtualThread", "orders-7");

    rig.tickAfterSeconds(10);
    rig.mounted.clear();
    rig.tickAfterSeconds(10);
    rig.tickAfterSeconds(10);
    assertThat(only(Phase.ENDED).id()).isEqualTo(only(Phase.SEEN).id());
    assertThat(only(Phase.ENDED).durationNanos())
        .isBetween(110 * SteppedClock.SECOND, 111 * SteppedClock.SECOND);
  }

  @Test
  void threadsThatTakeTurns_areSilent() {
    PlayedThread prices = rig.virtual("prices-1");
    look(Mounting.POLLED);
    for (int i = 0; i < 10; i++) {
      rig.mounted.put(carrier.thread(), (i % 2 == 0 ? orders : prices).thread());
      rig.tickAfterSeconds(60);
    }

    assertThat(rig.found.stalls).isEmpty();
  }

  @Test
  void pollingCarriers_areLookedAtOftenEnough() {
    look(Mounting.POLLED);

    assertThat(CarrierRig.seconds(rig.tick())).isEqualTo(10);
  }

  @Test
  void carrierThatComesLater_isFound() {
    look(Mounting.POLLED);
    CarrierThread later = inGroup("polled-2");
    rig.mounted.put(later.thread(), orders.thread());
    look(Mounting.POLLED);
    rig.tickAfterSeconds(100);

    assertThat(only(Phase.SEEN).loop().name()).isEqualTo("polled-2");
  }

  @Test
  void carrierThatIsExcluded_isNotPolled() {
    CarrierThread ignored = inGroup("ignored-1");
    rig.mounted.put(ignored.thread(), orders.thread());
    look(Mounting.POLLED);
    rig.tickAfterSeconds(100);

    assertThat(rig.found.stalls).isEmpty();
  }

  @Test
  void whereMountsAreUnseen_nobodyIsPolled() {
    rig.mounted.put(carrier.thread(), orders.thread());
    look(Mounting.UNSEEN);
    rig.tickAfterSeconds(100);
    rig.tickAfterSeconds(100);

    assertThat(rig.found.stalls).isEmpty();
    assertThat(rig.watch.totals(rig.clock.nanos())).isNull();
  }

  /** It was mounted before mounts began to be measured. */
  @Test
  void holdThatIsOlderThanTheHooks_isSeenByLookingOnce() {
    rig.mounted.put(carrier.thread(), orders.thread());
    look(Mounting.MEASURED);
    CarrierThread later = inGroup("polled-2");
    rig.mounted.put(later.thread(), orders.thread());
    look(Mounting.MEASURED);
    rig.tickAfterSeconds(100);

    assertThat(only(Phase.SEEN).loop().name()).isEqualTo("polled-1");
  }

  @Test
  void polledCarrier_isReplacedWhereItsMountsAreMeasured() {
    rig.mounted.put(carrier.thread(), orders.thread());
    look(Mounting.MEASURED);
    rig.tickAfterSeconds(100);
    assertThat(rig.found.told()).containsExactly("STALL SEEN");

    rig.mounted.clear();
    carrier.mounts(3); // what is woven tells of it for the first time
    rig.tickAfterSeconds(1);
    assertThat(rig.found.told()).containsExactly("STALL SEEN", "STALL ENDED");
    assertThat(only(Phase.ENDED).durationNanos()).isGreaterThanOrEqualTo(Rig.THRESHOLD_NANOS);
    assertThat(only(Phase.ENDED).context()).containsEntry("virtualThread", "orders-7");

    rig.tickAfterSeconds(1);
    assertThat(rig.watch.totals(rig.clock.nanos()).stalls()).isEqualTo(1);
    assertThat(rig.watch.interval(rig.clock.nanos()).callback().totalCount()).isEqualTo(3);
  }

  @Test
  void carrierThatIsMeasured_isNotPolledToo() {
    carrier.mounts(1);
    look(Mounting.POLLED);
    rig.mount(carrier, orders);
    look(Mounting.POLLED);
    rig.tickAfterSeconds(100);

    assertThat(rig.found.told()).containsExactly("STALL SEEN");
  }

  /** No virtual thread is there, or has been: none is started to see how long it waits. */
  @Test
  void idleCarriers_haveNoLag_andGetNoHeartbeat() {
    look(Mounting.POLLED);
    look(Mounting.POLLED);
    rig.tick();
    assertThat(rig.offered).isEmpty();
    assertThat(rig.watch.interval(rig.clock.nanos()).lag().toHistogram().getMaxValue()).isZero();
    assertThat(rig.watch.totals(rig.clock.nanos()).maxLagNanos()).isZero();

    rig.mounted.put(carrier.thread(), orders.thread());
    look(Mounting.POLLED);
    assertThat(rig.offered).hasSize(1);
  }

  @Test
  void hooksThatSomebodyUndoes_areSaidToBeGone_andCarriersArePolled() {
    carrier.mounts(1);
    look(Mounting.MEASURED);
    rig.mounted.put(carrier.thread(), orders.thread());
    look(Mounting.MEASURED);
    assertThat(rig.found.of(Notice.class)).as("once is chance").isEmpty();
    look(Mounting.MEASURED);
    rig.tickAfterSeconds(100);
    look(Mounting.MEASURED);

    assertThat(rig.found.of(Notice.class))
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .contains("somebody has undone the weaving", "polled");
    assertThat(only(Phase.SEEN).loop().name()).isEqualTo("polled-1");
  }

  @Test
  void hooksThatWork_areNotSaidToBeGone() {
    carrier.mounts(1);
    look(Mounting.MEASURED);
    rig.mount(carrier, orders);
    look(Mounting.MEASURED);
    rig.unmount(carrier);
    look(Mounting.MEASURED);
    rig.mounted.put(carrier.thread(), orders.thread());
    rig.onQuestion = carrier::mount; // just then
    look(Mounting.MEASURED);

    assertThat(rig.found.events).isEmpty();
  }
}
