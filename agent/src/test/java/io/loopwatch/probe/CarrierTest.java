// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a carrier's thread tells of its mounts where each of them reads the clock. */
@ExtendWith(ProbeReset.class)
class CarrierTest {
  private static final long HOUR = 3_600_000_000_000L;
  private static final long MILLI = 1_000_000;

  private final CarrierThread thread = CarrierThread.seen("carrier-1");
  private final Carrier carrier = thread.carrier();
  private final LongRing ring = carrier.longRing();

  @AfterEach
  void close() {
    thread.close();
  }

  private long counted() {
    return carrier.mountCounts().take(Counts.memory(), new long[Buckets.size()]);
  }

  @Test
  void carrier_isFoundAtItsFirstMount() {
    long now = System.nanoTime();
    try (CarrierThread other = new CarrierThread("carrier-2")) {
      other.on(Carriers::unmount);
      assertThat(other.carrier()).isNull();
      other.mount();

      assertThat(other.carrier()).isNotNull().isNotSameAs(carrier);
      assertThat(other.carrier().thread()).isSameAs(other.thread());
      assertThat(other.carrier().foundNanos() - now).isBetween(0L, HOUR);
    }
  }

  @Test
  void number_isOddWhileOneIsMounted_andEachMountHasItsOwn() {
    assertThat(carrier.sequence()).isEqualTo(2);
    assertThat(carrier.isStill(1)).isFalse();
    thread.mount();
    assertThat(carrier.sequence()).isEqualTo(3);
    assertThat(carrier.isStill(3)).isTrue();
    assertThat(carrier.mounts()).isEqualTo(1);

    thread.unmount();
    assertThat(carrier.isStill(3)).isFalse();
    assertThat(carrier.sequence()).isEqualTo(4);
    assertThat(carrier.mounts()).isEqualTo(2);
  }

  @Test
  void beginning_isReadFromTheClock() {
    long before = System.nanoTime();
    thread.mount();

    assertThat(carrier.beganNanos() - before).isBetween(0L, System.nanoTime() - before);
    assertThat(carrier.isExact(3)).isTrue();
    assertThat(carrier.isExact(1)).as("of another mount").isFalse();
  }

  @Test
  void duration_isCountedOnceItHasEnded() {
    thread.mount();
    thread.on(() -> Spin.millis(3));
    assertThat(counted()).isEqualTo(1);
    thread.unmount();

    assertThat(counted()).isEqualTo(2);
    assertThat(carrier.maxNanos()).isBetween(3 * MILLI, HOUR);
    assertThat(carrier.mountedNanos()).isBetween(carrier.maxNanos(), HOUR);
  }

  @Test
  void unmount_ofNothing_isNothing() {
    thread.unmount();
    thread.unmount();

    assertThat(carrier.sequence()).isEqualTo(2);
    assertThat(counted()).isEqualTo(1);
  }

  /** A scheduler of the application's own runs the next one within the end of the last. */
  @Test
  void mountOverAMount_endsTheFirst() {
    Probe.configure(1, HOUR);
    thread.mount();
    thread.mount();
    assertThat(carrier.sequence()).isEqualTo(5);
    assertThat(ring.sequence()).isEqualTo(3);
    ring.next();
    assertThat(ring.hasNext()).isFalse();

    thread.unmount();
    thread.unmount();
    assertThat(carrier.sequence()).isEqualTo(6);
    assertThat(ring.sequence()).isEqualTo(5);
    assertThat(counted()).isEqualTo(3);
  }

  @Test
  void mountOverTheThreshold_isTold_exact() {
    Probe.configure(3 * MILLI, HOUR);
    thread.mounts(1, () -> Spin.millis(3));

    assertThat(ring.hasNext()).isTrue();
    assertThat(ring.sequence()).isEqualTo(3);
    assertThat(ring.callbacks()).as("exact").isEqualTo(1);
    assertThat(ring.durationNanos()).isEqualTo(carrier.maxNanos());
    assertThat(ring.beganNanos() + ring.durationNanos()).isLessThanOrEqualTo(System.nanoTime());
    assertThat(ring.callSums()).isNull();
  }

  @Test
  void mountUnderTheThreshold_isNotTold() {
    Probe.configure(HOUR, 1);
    thread.mounts(1, () -> Spin.millis(3));

    assertThat(ring.hasNext()).isFalse();
    assertThat(ring.lost()).isZero();
  }

  @Test
  void mountsWithoutRoom_areCountedAsLost() {
    Probe.configure(0, HOUR);
    thread.mounts(40);

    assertThat(ring.lost()).isEqualTo(8);
    assertThat(counted()).isEqualTo(41);
  }

  @Test
  void eachCarrier_arrivesOnce() {
    try (CarrierThread other = CarrierThread.seen("carrier-2")) {
      thread.mounts(3);

      assertThat(Carriers.arrived()).isSameAs(other.carrier());
      assertThat(Carriers.arrived()).isSameAs(carrier);
      assertThat(Carriers.arrived()).isNull();
    }
  }

  @Test
  void forgottenCarrier_isAnotherOneFromThenOn() {
    thread.on(Carriers::forget);
    assertThat(carrier.isForgotten()).isTrue();
    assertThat(thread.carrier()).isNull();
    thread.on(Carriers::forget);
    thread.mounts(1);

    assertThat(carrier.mounts()).isEqualTo(1);
    assertThat(thread.carrier().mounts()).isEqualTo(1);
    assertThat(thread.carrier().isForgotten()).isFalse();
  }
}
