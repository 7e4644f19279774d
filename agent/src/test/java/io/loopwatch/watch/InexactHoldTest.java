// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Evidence;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.CarrierThread;
import io.loopwatch.probe.Carriers;
import io.loopwatch.probe.PlayedThread;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.probe.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Holds whose beginning no clock was read for: it was somewhere before the first look that saw
 * them. The clock is 200 s behind, so that a mount that ends now has lasted as long as its looks
 * say.
 */
@ExtendWith(ProbeReset.class)
class InexactHoldTest {
  private static final long SECOND = SteppedClock.SECOND;

  private final CarrierRig rig = new CarrierRig();
  private final CarrierThread carrier = rig.carrier("carrier-1");
  private final PlayedThread orders = rig.virtual("orders-7");

  @AfterEach
  void close() {
    rig.close();
  }

  /** A mount that does not read the clock, with a look just before it. */
  private void mountInexact() {
    rig.tickAfterSeconds(-200);
    carrier.carrier().measureEvery(64);
    carrier.mounts(1);
    rig.mount(carrier, orders);
    assertThat(carrier.carrier().isExact(carrier.carrier().sequence())).isFalse();
  }

  private Evidence only(Phase phase) {
    return rig.found.only(StallKind.STALL, phase);
  }

  /** It may have begun just before the first look. */
  @Test
  void hold_isSeenAtTheThresholdAfterTheFirstLook_andNotBefore() {
    mountInexact();
    rig.tickAfterSeconds(10);
    rig.tickAfterSeconds(50);
    rig.tickAfterSeconds(49);
    assertThat(rig.found.stalls).isEmpty();

    rig.tickAfterSeconds(1);
    assertThat(only(Phase.SEEN).durationNanos())
        .isBetween(Rig.THRESHOLD_NANOS, Rig.THRESHOLD_NANOS + SECOND);
  }

  @Test
  void hold_isEndedWithWhatItLastedAtLeast() {
    mountInexact();
    rig.tickAfterSeconds(10);
    rig.tickAfterSeconds(100);
    rig.unmount(carrier);
    rig.tickAfterSeconds(1);

    assertThat(only(Phase.ENDED).durationNanos()).isBetween(190 * SECOND, 199 * SECOND);
    assertThat(only(Phase.ENDED).id()).isEqualTo(only(Phase.SEEN).id());
  }

  @Test
  void holdThatWasNoticedButNotTold_isEndedWhereItWasLongEnough() {
    mountInexact();
    rig.tickAfterSeconds(10);
    rig.tickAfterSeconds(89);
    rig.unmount(carrier);
    rig.tickAfterSeconds(1);

    assertThat(rig.found.told()).containsExactly("STALL ENDED");
    assertThat(only(Phase.ENDED).context()).containsEntry("virtualThread", "orders-7");
  }

  /** 120 s since the look before it began, 90 s since the one that saw it. */
  @Test
  void holdThatMayHaveBeenShorter_isSilent() {
    rig.clock.advanceSeconds(80);
    mountInexact();
    rig.tickAfterSeconds(30);
    rig.tickAfterSeconds(10);
    rig.unmount(carrier);
    rig.tickAfterSeconds(1);
    rig.tickAfterSeconds(1);

    assertThat(rig.found.stalls).isEmpty();
  }

  @Test
  void holdThatNobodySaw_isSilent() {
    rig.tickAfterSeconds(-200);
    carrier.carrier().measureEvery(64);
    carrier.mounts(2); // nobody is mounted while it is looked
    carrier.mount();
    Carriers.look(System.nanoTime() - 20 * SECOND);
    Carriers.look(System.nanoTime() - 10 * SECOND);
    carrier.unmount();
    rig.tickAfterSeconds(1);
    rig.tickAfterSeconds(1);

    assertThat(rig.found.stalls).isEmpty();
  }

  /** Its twin: a beginning that was read from the clock needs nobody to see it. */
  @Test
  void exactHoldThatNobodySaw_isEnded() {
    try (CarrierRig quick = new CarrierRig(CarrierRig.SHORT)) {
      CarrierThread other = quick.carrier("carrier-2");
      quick.tick();
      other.mounts(1, () -> Spin.millis(2));
      quick.tick();

      Evidence ended = quick.found.only(StallKind.STALL, Phase.ENDED);
      assertThat(ended.durationNanos()).isGreaterThanOrEqualTo(2 * CarrierRig.MILLI);
      assertThat(ended.samples()).isEmpty();
      assertThat(ended.context()).isEmpty();
      assertThat(quick.found.stalls).hasSize(1);
    }
  }

  @Test
  void exactShortMountThatNobodySaw_isSilent() {
    try (CarrierRig quick = new CarrierRig()) {
      CarrierThread other = quick.carrier("carrier-2");
      quick.tick();
      other.mounts(1, () -> Spin.millis(2));
      quick.tick();

      assertThat(quick.found.stalls).isEmpty();
    }
  }
}
