// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.config.Heartbeat;
import io.loopwatch.event.Interval;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Stop;
import io.loopwatch.probe.CarrierThread;
import io.loopwatch.probe.ProbeReset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Carriers are watched beside the loops, and told as one of them. */
@ExtendWith(ProbeReset.class)
class WatchdogCarriersTest {
  private final Rig rig = new Rig(name -> true, Heartbeat.NEVER, 30 * SteppedClock.SECOND);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void carriers_areTheLastOfTheLoops() {
    rig.loop("loop-1");
    try (CarrierThread carrier = CarrierThread.seen("carrier-1")) {
      rig.watchdog.tick();
      carrier.mounts(3);
      rig.tickAfterSeconds(30);
      rig.watchdog.stop();

      assertThat(rig.watchdog.watched()).as("loops").isEqualTo(1);
      assertThat(rig.found.of(Interval.class).get(0).loops())
          .extracting(LoopInterval::loop)
          .endsWith(LoopId.CARRIERS)
          .hasSize(2);
      assertThat(rig.found.of(Stop.class).get(0).loops())
          .hasSize(2)
          .last()
          .isInstanceOfSatisfying(
              LoopTotals.class,
              totals -> {
                assertThat(totals.loop()).isEqualTo(LoopId.CARRIERS);
                assertThat(totals.callbacks()).isEqualTo(4);
              });
    }
  }

  @Test
  void whereThereIsNoCarrier_noneIsTold() {
    rig.loop("loop-1");
    rig.tickAfterSeconds(30);
    rig.watchdog.stop();

    assertThat(rig.found.of(Interval.class).get(0).loops()).hasSize(1);
    assertThat(rig.found.of(Stop.class).get(0).loops())
        .extracting(LoopTotals::loop)
        .doesNotContain(LoopId.CARRIERS);
  }

  @Test
  void mountsWithoutRoom_areToldAsANumber() {
    try (CarrierThread carrier = CarrierThread.seen("carrier-1")) {
      rig.watchdog.tick();
      carrier.mounts(40);
      rig.tickAfterSeconds(1);

      assertThat(rig.found.of(Notice.class))
          .singleElement()
          .extracting(Notice::text)
          .asString()
          .startsWith("8 stalls");
    }
  }
}
