// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each carrier finds what is its own, however many there are. */
@ExtendWith(ProbeReset.class)
class CarrierSeatsTest {
  @Test
  void threadThatHasMountedNothing_hasNone() {
    assertThat(Seats.carrier()).isNull();
    assertThat(Seats.isVirtual()).isFalse();
  }

  @Test
  void carriersThatShareAPlace_findTheirOwn_alsoWhenOneLeaves() {
    try (CarrierThread first = CarrierThread.seen("first");
        CarrierThread second = SharedPlace.with(first.thread(), () -> new CarrierThread("second"));
        CarrierThread third = SharedPlace.with(first.thread(), () -> new CarrierThread("third"))) {
      second.mounts(1);
      third.mounts(1);
      assertOwn(first, second, third);

      Carriers.dismiss(second.carrier());
      assertThat(second.carrier()).isNull();
      assertOwn(first, third);
    }
  }

  private static void assertOwn(CarrierThread... threads) {
    for (CarrierThread thread : threads) {
      assertThat(thread.carrier().thread()).isSameAs(thread.thread());
    }
  }

  @Test
  void loopThatSharesItsPlace_isNoCarrier() {
    try (CarrierThread carrier = CarrierThread.seen("carrier-1");
        LoopThread loop =
            SharedPlace.with(carrier.thread(), () -> new LoopThread("loop", new PlayedLoop()))) {
      loop.on(loop::toTasks);

      assertThat(loop.ask(Carriers::current)).isNull();
      assertThat(loop.ask(Seats::mine)).isSameAs(loop.slot());
      assertThat(carrier.ask(Seats::mine)).isNull();
    }
  }

  @Test
  void threadThatIsBoth_hasBoth() {
    try (LoopThread both = LoopThread.seen()) {
      both.on(Carriers::mount);
      Slot slot = both.slot();
      Carrier carrier = both.ask(Carriers::current);
      assertThat(both.ask(Seats::mine)).isSameAs(slot);
      Carriers.dismiss(carrier);

      assertThat(both.ask(Seats::mine)).isSameAs(slot);
      assertThat(both.ask(Carriers::current)).isNull();
    }
  }

  @Test
  void carrierThatHasEnded_isLetGo() {
    WeakReference<Thread> thread = endedThread();
    await()
        .until(
            () -> {
              System.gc();
              return thread.get() == null;
            });
  }

  private static WeakReference<Thread> endedThread() {
    try (CarrierThread ended = CarrierThread.seen("carrier-1")) {
      Carrier carrier = Carriers.arrived();
      ended.close();
      Carriers.dismiss(carrier);
      return new WeakReference<>(carrier.thread());
    }
  }
}
