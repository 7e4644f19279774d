// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Evidence;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stall that was told while it lasted gets its end, whatever becomes of the loop. */
@ExtendWith(ProbeReset.class)
class StallEndTest {
  private final Rig rig = new Rig();
  private final LoopThread loop = rig.loop("loop-1");

  @BeforeEach
  void stall() {
    loop.on(Probe::begin);
    rig.tickAfterSeconds(100);
    assertThat(rig.found.told()).containsExactly("STALL SEEN");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void assertEndedUnderItsId() {
    List<Evidence> told = rig.found.stalls;
    assertThat(rig.found.told()).containsExactly("STALL SEEN", "STALL ENDED");
    assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
    assertThat(told.get(1).time()).isEqualTo(told.get(0).time());
    assertThat(told.get(1).samples()).startsWith(told.get(0).samples().get(0));
  }

  @Test
  void nextCallbackThatRunsAlready_doesNotTakeItOver() {
    loop.on(Probe::end);
    loop.on(Probe::begin); // as old at once, for the clock stays 100 s ahead
    rig.tickAfterSeconds(0);

    List<Evidence> told = rig.found.stalls;
    assertThat(rig.found.told()).containsExactly("STALL SEEN", "STALL ENDED", "STALL SEEN");
    assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
    assertThat(told.get(2).id()).isNotEqualTo(told.get(0).id());
  }

  @Test
  void loopWhoseThreadEnds_isOver() {
    loop.close();
    rig.tickAfterSeconds(60);

    assertEndedUnderItsId();
    assertThat(rig.found.stalls.get(1).durationNanos()).isGreaterThanOrEqualTo(Rig.THRESHOLD_NANOS);
  }

  @Test
  void watchdogThatStops_saysHowLongItLastedSoFar() {
    rig.clock.advanceSeconds(50);
    rig.watchdog.stop();

    assertEndedUnderItsId();
    assertThat(rig.found.stalls.get(1).durationNanos())
        .isGreaterThanOrEqualTo(Rig.THRESHOLD_NANOS + 50 * SteppedClock.SECOND);
  }

  @Test
  void endThatTheLoopCouldNotTell_isToldAsFarAsKnown() {
    Probe.configure(Long.MAX_VALUE, Long.MAX_VALUE);
    loop.on(Probe::end);
    rig.tickAfterSeconds(1);
    rig.tickAfterSeconds(1);
    rig.tickAfterSeconds(1);

    assertEndedUnderItsId();
  }
}
