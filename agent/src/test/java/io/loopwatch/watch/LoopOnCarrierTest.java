// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Notice;
import io.loopwatch.probe.CarrierThread;
import io.loopwatch.probe.PlayedThread;
import io.loopwatch.probe.ProbeReset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An event loop on a virtual thread is watched as a loop: that it holds its carrier is said once.
 */
@ExtendWith(ProbeReset.class)
class LoopOnCarrierTest {
  private final CarrierRig rig = new CarrierRig();
  private final CarrierThread carrier = rig.carrier("carrier-1");
  private final PlayedThread loop = rig.virtual("netty-on-virtual-1");

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void loop_isNoStall_andSaidOnce() {
    rig.loops.add(loop.thread());
    for (int i = 0; i < 3; i++) {
      rig.mount(carrier, loop);
      rig.tickAfterSeconds(100);
      rig.tickAfterSeconds(100);
      rig.unmount(carrier);
      rig.tickAfterSeconds(1);
    }

    assertThat(rig.found.stalls).isEmpty();
    assertThat(rig.found.of(Notice.class))
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .startsWith("netty-on-virtual-1 is an event loop on a virtual thread");
  }

  @Test
  void otherThreadOnTheSameCarrier_isAStall() {
    rig.loops.add(loop.thread());
    rig.mount(carrier, loop);
    rig.tickAfterSeconds(100);
    rig.unmount(carrier);
    rig.mount(carrier, rig.virtual("orders-7"));
    rig.tickAfterSeconds(10);
    rig.tickAfterSeconds(10);

    assertThat(rig.found.told()).containsExactly("STALL SEEN");
    assertThat(rig.found.stalls.get(0).context()).containsEntry("virtualThread", "orders-7");
  }

  /** It becomes one in the middle of its first mount. */
  @Test
  void threadThatTurnsOutToBeALoop_isNoStall() {
    rig.mount(carrier, loop);
    rig.tickAfterSeconds(50);
    rig.loops.add(loop.thread());
    rig.tickAfterSeconds(50);
    rig.tickAfterSeconds(50);
    rig.unmount(carrier);
    rig.tickAfterSeconds(1);

    assertThat(rig.found.stalls).isEmpty();
    assertThat(rig.found.of(Notice.class)).hasSize(1);
  }
}
