// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.event.Evidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.CarrierThread;
import io.loopwatch.probe.PlayedThread;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Virtual threads that hold a carrier too long: told while they do, and when they have left. */
@ExtendWith(ProbeReset.class)
class HoldWatchTest {
  private final CarrierRig rig = new CarrierRig();
  private final CarrierThread carrier = rig.carrier("carrier-1");
  private final PlayedThread orders = rig.virtual("orders-7");

  @AfterEach
  void close() {
    rig.close();
  }

  private Evidence seen() {
    return rig.found.only(StallKind.STALL, Phase.SEEN);
  }

  private Evidence ended() {
    return rig.found.only(StallKind.STALL, Phase.ENDED);
  }

  @Test
  void mount_isSeenAtTheThreshold_andNotBefore() {
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(1);
    rig.tickAfterSeconds(89);
    assertThat(rig.found.stalls).isEmpty();

    rig.tickAfterSeconds(10);
    assertThat(seen().durationNanos())
        .isBetween(Rig.THRESHOLD_NANOS, Rig.THRESHOLD_NANOS + Rig.SAMPLE_NANOS);
    assertThat(seen().thresholdNanos()).isEqualTo(Rig.THRESHOLD_NANOS);
    assertThat(seen().loop()).isEqualTo(new LoopId("carrier-1", LoopKind.CARRIER));
    assertThat(seen().callbacks()).isEqualTo(1);
    Duration ago = Duration.between(seen().time(), rig.clock.wall());
    assertThat(ago.toSeconds()).isBetween(100L, 110L);
  }

  @Test
  void mount_isSeenOnce_withTheStackOfItsThread_andTheStateOfItsCarrier() {
    await().until(() -> orders.thread().getState() == Thread.State.WAITING);
    carrier.on(() -> rig.mounted.put(carrier.thread(), orders.thread()));
    carrier.mount();
    rig.tickAfterSeconds(100);
    rig.tickAfterSeconds(10);
    rig.tickAfterSeconds(10);

    assertThat(rig.found.told()).containsExactly("STALL SEEN");
    Sample sample = seen().samples().get(0);
    assertThat(sample.late()).isFalse();
    assertThat(sample.stack()).isEqualTo(Stacks.clean(orders.thread().getStackTrace()));
  }

  @Test
  void mount_isSampledAsLongAsItLasts() {
    rig.mount(carrier, orders);
    for (int i = 0; i < 15; i++) {
      rig.tickAfterSeconds(10);
    }
    rig.unmount(carrier);
    rig.tickAfterSeconds(1);

    assertThat(seen().samples()).hasSize(5);
    assertThat(ended().samples()).hasSize(10);
  }

  @Test
  void mount_isToldWithItsThread() {
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(100);

    assertThat(seen().context())
        .containsEntry("virtualThread", "orders-7")
        .containsEntry("virtualThreadId", Long.toString(orders.thread().getId()))
        .hasSize(2);
    assertThat(rig.loaders.get()).contains(orders.thread().getContextClassLoader());
  }

  @Test
  void threadWithoutAName_isToldByItsNumber() {
    PlayedThread nameless = rig.virtual("");
    rig.mount(carrier, nameless);
    rig.tickAfterSeconds(100);

    assertThat(seen().context())
        .containsEntry("virtualThread", "#" + nameless.thread().getId())
        .containsEntry("virtualThreadId", Long.toString(nameless.thread().getId()));
  }

  @Test
  void nameThatItGetsOnlyAfterItWasNoticed_isTold() {
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(50);
    orders.thread().setName("orders-8");
    rig.tickAfterSeconds(50);

    assertThat(seen().context()).containsEntry("virtualThread", "orders-8");
  }

  /** What Vert.x dispatches for, as far as it can be read here. */
  public interface Context {
    String deploymentID();
  }

  @Test
  void contextOfVertx_isTold() {
    Context context = () -> "abc-123";
    orders.on(() -> CarrierThread.workFor(context));
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(100);

    assertThat(seen().context()).containsEntry("deploymentId", "abc-123").hasSize(3);
    orders.on(() -> CarrierThread.workFor(null));
  }

  @Test
  void mount_isEndedUnderTheSameIdWithTheCarriersOwnDuration() {
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(100);
    rig.unmount(carrier);
    long exact = carrier.carrier().maxNanos();
    rig.tickAfterSeconds(10);

    assertThat(rig.found.told()).containsExactly("STALL SEEN", "STALL ENDED");
    assertThat(ended().id()).isEqualTo(seen().id());
    assertThat(ended().durationNanos()).isEqualTo(exact).isLessThan(Rig.THRESHOLD_NANOS);
    assertThat(ended().time()).isEqualTo(seen().time());
    assertThat(ended().context()).isEqualTo(seen().context());
    rig.tickAfterSeconds(10);
    assertThat(rig.found.stalls).hasSize(2);
  }

  @Test
  void twoMounts_thatAreLongTogether_areNone() {
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(60);
    rig.unmount(carrier);
    rig.mount(carrier, orders); // 60 s old at once, for the clock stays ahead
    rig.tickAfterSeconds(30);
    rig.unmount(carrier);
    rig.tickAfterSeconds(1);

    assertThat(rig.found.stalls).isEmpty();
  }

  @Test
  void idleCarrier_isSilent() {
    rig.mounted.put(carrier.thread(), orders.thread());
    rig.tickAfterSeconds(1_000);
    rig.tickAfterSeconds(1_000);

    assertThat(rig.found.stalls).isEmpty();
  }

  @Test
  void threadThatCannotBeToldYet_isToldOnceItCan() {
    carrier.mount();
    rig.tickAfterSeconds(100);
    assertThat(rig.found.stalls).isEmpty();
    rig.mounted.put(carrier.thread(), orders.thread());
    rig.tickAfterSeconds(10);

    assertThat(seen().durationNanos()).isGreaterThanOrEqualTo(110 * SteppedClock.SECOND);
    assertThat(seen().context()).containsEntry("virtualThread", "orders-7");
  }

  /** It may be the next one's name that was read. */
  @Test
  void threadThatLeavesWhileItIsAskedFor_isNotTold() {
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(1);
    rig.onQuestion = carrier::unmount;
    rig.tickAfterSeconds(100);
    rig.tickAfterSeconds(10);

    assertThat(rig.found.stalls).isEmpty();
  }

  @Test
  void secondHold_isAnother() {
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(100);
    rig.unmount(carrier);
    rig.mount(carrier, rig.virtual("prices-1"));
    rig.tickAfterSeconds(10);
    rig.tickAfterSeconds(10);

    assertThat(rig.found.told()).containsExactly("STALL SEEN", "STALL ENDED", "STALL SEEN");
    assertThat(rig.found.stalls.get(2).id()).isNotEqualTo(rig.found.stalls.get(0).id());
    assertThat(rig.found.stalls.get(1).context()).containsEntry("virtualThread", "orders-7");
    assertThat(rig.found.stalls.get(2).context()).containsEntry("virtualThread", "prices-1");
  }

  /** The carrier had no room to tell it: it lasted until the last look, at least. */
  @Test
  void holdWhoseEndWasLost_isEndedWithWhatIsKnown() {
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(100);
    Probe.configure(Long.MAX_VALUE, Long.MAX_VALUE);
    rig.unmount(carrier);
    rig.tickAfterSeconds(10);
    assertThat(rig.found.told()).as("it may be on its way").containsExactly("STALL SEEN");
    rig.tickAfterSeconds(10);

    assertThat(ended().durationNanos())
        .isBetween(Rig.THRESHOLD_NANOS, Rig.THRESHOLD_NANOS + Rig.SAMPLE_NANOS);
    rig.tickAfterSeconds(10);
    assertThat(rig.found.stalls).hasSize(2);
  }

  @Test
  void shortMountWhoseEndWasLost_isSilent() {
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(50);
    Probe.configure(Long.MAX_VALUE, Long.MAX_VALUE);
    rig.unmount(carrier);
    rig.tickAfterSeconds(100);
    rig.tickAfterSeconds(100);

    assertThat(rig.found.stalls).isEmpty();
  }

  @Test
  void holdThatLastsToTheVeryEnd_isEndedThen() {
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(100);
    rig.clock.advanceSeconds(50);
    rig.watch.finish(rig.clock.nanos());

    assertThat(ended().durationNanos())
        .isBetween(150 * SteppedClock.SECOND, 160 * SteppedClock.SECOND);
  }

  @Test
  void cpuAndGc_areReadFromTheFirstNoticeOn() {
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(50);
    rig.tickAfterSeconds(50);

    assertThat(seen().observedNanos()).isBetween(50 * SteppedClock.SECOND, Rig.THRESHOLD_NANOS);
    assertThat(seen().cpuNanos()).isBetween(0L, SteppedClock.SECOND);
    assertThat(seen().gcNanos()).isNotNegative();
  }

  @Test
  void callsOfTheMount_areSummed() {
    carrier.on(() -> rig.mounted.put(carrier.thread(), orders.thread()));
    carrier.mount();
    carrier.on(() -> CarrierThread.hold(CarrierRig.FILE, 20_000));
    rig.tickAfterSeconds(100);
    carrier.on(() -> CarrierThread.hold(CarrierRig.FILE, 20_000));
    rig.unmount(carrier);
    rig.tickAfterSeconds(1);

    assertThat(seen().blocking()).singleElement().matches(sum -> sum.count() == 1);
    assertThat(ended().blocking()).singleElement().matches(sum -> sum.count() == 2);
  }

  @Test
  void holdThatLasts_isToldAgainEachTimeThatItIsTwiceAsOld() {
    rig.mount(carrier, orders);
    for (int i = 0; i < 21; i++) {
      rig.tickAfterSeconds(10);
    }
    rig.unmount(carrier);
    rig.tickAfterSeconds(1);

    assertThat(rig.found.told()).containsExactly("STALL SEEN", "STALL LASTS", "STALL ENDED");
    assertThat(rig.found.stalls).extracting(Evidence::id).containsOnly(seen().id());
    assertThat(rig.found.stalls.get(1).durationNanos())
        .isBetween(200 * SteppedClock.SECOND, 210 * SteppedClock.SECOND);
  }

  @Test
  void samples_beginBeforeTheThreshold_andStandForAllOfTheTime() {
    rig.mount(carrier, orders);
    for (int i = 0; i < 100; i++) {
      rig.tickAfterSeconds(1);
    }

    assertThat(seen().samples())
        .extracting(sample -> Math.round((double) sample.sinceNanos() / SteppedClock.SECOND))
        .startsWith(25L)
        .hasSizeBetween(6, 7);
  }
}
