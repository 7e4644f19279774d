// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.probe.CarrierThread;
import io.loopwatch.probe.PlayedThread;
import io.loopwatch.probe.ProbeReset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who carries, and whom: what decides how the JVM may be asked for a thread. */
@ExtendWith(ProbeReset.class)
class CarrierCrewTest {
  private final CarrierRig rig = new CarrierRig();
  private final CarrierThread watched = rig.carrier("carrier-1");
  private final CarrierThread ignored = rig.carrier("ignored-1");
  private final PlayedThread other = rig.virtual("other");
  private final CarrierCrew crew =
      new CarrierCrew(
          rig.desk,
          name -> !name.startsWith("ignored"),
          () -> rig.mounting,
          rig.watch,
          (retired, now) -> {});

  @AfterEach
  void close() {
    rig.close();
  }

  private boolean carries(PlayedThread thread) {
    return crew.carries(thread.thread().getId());
  }

  private void look(Mounting mounting) {
    rig.mounting = mounting;
    crew.admit(true, rig.clock.nanos());
  }

  @Test
  void threadsThatHaveCarried_carry_watchedOrNot() {
    assertThat(carries(watched)).as("not yet seen").isFalse();
    look(Mounting.MEASURED);

    assertThat(carries(watched)).isTrue();
    assertThat(carries(ignored)).isTrue();
    assertThat(carries(other)).isFalse();
  }

  @Test
  void whereCarriersHaveToBeLookedFor_anyThreadMay() {
    look(Mounting.POLLED);

    assertThat(carries(other)).isTrue();
  }

  @Test
  void on_givesWhomACarrierRuns() {
    look(Mounting.MEASURED);
    rig.mount(watched, other);

    assertThat(crew.on(watched.thread().getId())).isSameAs(other.thread());
    assertThat(crew.on(other.thread().getId())).isNull();
  }
}
