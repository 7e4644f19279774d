// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.CarrierThread;
import io.loopwatch.probe.Carriers;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.PlayedThread;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.probe.Slot;
import io.loopwatch.probe.Spin;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls that held a carrier: waits of some length are pins, all others blocking calls. */
@ExtendWith(ProbeReset.class)
class CarrierCallWatchTest {
  private static final long LONG_NANOS = CarrierRig.LONG.pinNanos();
  private static final long SHORT_NANOS = Rig.BLOCKING_NANOS;

  private final CarrierRig rig = new CarrierRig();
  private final CarrierThread carrier = rig.carrier("carrier-1");

  CarrierCallWatchTest() {
    Carriers.configure(0);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void hold(int operation, long nanos) {
    carrier.mounts(1, () -> CarrierThread.hold(operation, nanos));
    rig.tick();
  }

  private BlockingEvidence only() {
    assertThat(rig.found.calls).hasSize(1);
    return rig.found.calls.get(0);
  }

  @Test
  void pinOfTheThreshold_isAPin() {
    hold(CarrierRig.PIN, LONG_NANOS);

    assertThat(only().isPinned()).isTrue();
    assertThat(only().id()).isPositive();
    assertThat(only().thresholdNanos()).isEqualTo(LONG_NANOS);
    assertThat(only().durationNanos()).isGreaterThanOrEqualTo(LONG_NANOS);
    assertThat(only().operation().kind()).isEqualTo("pin");
    assertThat(only().loop()).isEqualTo(new LoopId("carrier-1", LoopKind.CARRIER));
    assertThat(only().context())
        .containsEntry("virtualThread", "carrier-1") // who calls, in this test
        .containsEntry("virtualThreadId", Long.toString(carrier.thread().getId()));
    rig.tick();
    assertThat(rig.found.calls).as("told once").hasSize(1);
  }

  @Test
  void shorterPin_isABlockingCall() {
    try (CarrierRig lax = new CarrierRig(withPins(1_000 * LONG_NANOS))) {
      CarrierThread other = lax.carrier("carrier-2");
      other.mounts(1, () -> CarrierThread.hold(CarrierRig.PIN, SHORT_NANOS));
      lax.tick();

      BlockingEvidence call = lax.found.calls.get(0);
      assertThat(call.isPinned()).isFalse();
      assertThat(call.id()).isPositive();
      assertThat(call.thresholdNanos()).isEqualTo(Rig.BLOCKING_NANOS);
    }
  }

  private static Limits withPins(long nanos) {
    Limits limits = CarrierRig.LONG;
    return new Limits(
        limits.callbackNanos(),
        limits.turnNanos(),
        limits.lagNanos(),
        limits.lagIntervalNanos(),
        limits.blockingNanos(),
        nanos,
        limits.sampleNanos());
  }

  @Test
  void waitThatHeldItsCarrier_isAPin() {
    hold(CarrierRig.WAIT, LONG_NANOS);

    assertThat(only().isPinned()).isTrue();
  }

  @Test
  void fileThatHeldItsCarrier_isNone() {
    hold(CarrierRig.FILE, LONG_NANOS);

    assertThat(only().isPinned()).isFalse();
    assertThat(only().thresholdNanos()).isEqualTo(Rig.BLOCKING_NANOS);
  }

  @Test
  void waitOnALoop_isNone() {
    Probe.configureBlocking(0, null);
    try (LoopThread loop = LoopThread.seen()) {
      Slot slot = loop.slot();
      loop.on(Probe::begin);
      loop.on(
          () -> {
            Probe.block(CarrierRig.WAIT);
            Spin.nanos(LONG_NANOS);
            Probe.leave();
          });
      CallWatch calls = new CallWatch(rig.desk, slot.callRing(), new OfALoop());
      calls.take();
      calls.tell();

      assertThat(only().isPinned()).isFalse();
    }
  }

  private static final class OfALoop implements CallWatch.Source {
    @Override
    public LoopId loop() {
      return new LoopId("loop-1", LoopKind.NETTY);
    }

    @Override
    public Map<String, String> context(Object context) {
      return Map.of();
    }

    @Override
    public long stallOf(long callback) {
      return 0;
    }
  }

  /** Their sum is long, and none of them is. */
  @Test
  void shortPins_areCountedTogether_andNoPin() {
    Carriers.configure(Long.MAX_VALUE);
    carrier.mounts(60, () -> CarrierThread.hold(CarrierRig.PIN, LONG_NANOS / 40));
    rig.tick();

    assertThat(rig.found.calls).anyMatch(call -> call.count() > 1);
    // On a busy machine one of them may take a millisecond, and then stands for itself.
    assertThat(rig.found.calls)
        .allMatch(call -> !call.isPinned() && (call.id() == 0 || call.count() == 1));
  }

  @Test
  void pinInAStall_namesTheStall() {
    PlayedThread orders = rig.virtual("orders-7");
    rig.mount(carrier, orders);
    rig.tickAfterSeconds(100);
    carrier.on(() -> CarrierThread.hold(CarrierRig.PIN, LONG_NANOS));
    rig.unmount(carrier);
    rig.tick();

    assertThat(only().stallId()).isEqualTo(rig.found.only(StallKind.STALL, Phase.SEEN).id());
  }

  @Test
  void pinOfAnEarlierMount_namesNoStall() {
    carrier.mounts(1, () -> CarrierThread.hold(CarrierRig.PIN, LONG_NANOS));
    rig.mount(carrier, rig.virtual("orders-7"));
    rig.tickAfterSeconds(100);
    rig.tickAfterSeconds(1);

    assertThat(rig.found.told()).containsExactly("STALL SEEN");
    assertThat(only().stallId()).isZero();
  }

  @Test
  void call_isToldWithTheVerticleThatItWasMadeFor() {
    HoldWatchTest.Context context = () -> "abc-123";
    carrier.mounts(
        1,
        () -> {
          CarrierThread.workFor(context);
          CarrierThread.hold(CarrierRig.FILE, SHORT_NANOS);
          CarrierThread.workFor(null);
        });
    rig.tick();

    assertThat(only().context()).containsEntry("deploymentId", "abc-123");
  }

  @Test
  void stack_beginsWithTheApplication() {
    hold(CarrierRig.FILE, SHORT_NANOS);

    assertThat(only().stack().get(0).getClassName()).isEqualTo(getClass().getName());
  }
}
