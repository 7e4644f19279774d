// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody watches any more, and somebody does again, while hooks are still called. */
@ExtendWith(ProbeReset.class)
class ProbeCloseTest {
  private final Object loop = new Object();

  @BeforeEach
  @AfterEach
  void open() {
    Probe.open();
  }

  private void turn() {
    Probe.tasks(loop, new ArrayDeque<>());
  }

  @Test
  void closed_noLoopArrives_andHooksDoNothing() {
    Probe.close();

    turn();
    Probe.beginCustom(loop);
    Probe.endCustom();
    Carriers.mount();
    Carriers.unmount();

    assertThat(Probe.current()).isNull();
    assertThat(Probe.arrived()).isNull();
    assertThat(Carriers.arrived()).isNull();
  }

  @Test
  void closed_whatARunningMethodStillCalls_isHarmless() {
    turn();
    Probe.beginTask();

    Probe.close();
    Probe.clear(List.of(Thread.currentThread()));
    Probe.endTask(new Object());
    Probe.enter(1);
    Probe.leave();

    assertThat(Seats.mine()).isNull();
    assertThat(Probe.arrived()).isNull();
  }

  @Test
  void opened_loopThatHadArrivedForAnother_arrivesAgain() {
    turn();
    Slot before = Probe.arrived();
    Probe.close();

    Probe.open();
    turn();

    Slot after = Probe.arrived();
    assertThat(after).isNotNull().isNotSameAs(before);
    assertThat(after.isOf(loop)).isTrue();
    assertThat(before.isOf(loop)).isFalse();
    assertThat(Probe.current()).isSameAs(after);
  }

  @Test
  void opened_namedLoopArrivesAgain() {
    Probe.beginCustom(loop);
    Probe.endCustom();
    Slot before = Probe.arrived();

    Probe.open();
    Probe.beginCustom(loop);
    Probe.endCustom();

    assertThat(Probe.arrived()).isNotNull().isNotSameAs(before);
  }

  @Test
  void opened_carrierArrivesAgain() {
    Carriers.mount();
    Carriers.unmount();
    Carrier before = Carriers.arrived();
    Probe.close();
    Probe.clear(List.of());

    Probe.open();
    Carriers.mount();
    Carriers.unmount();

    assertThat(Carriers.arrived()).isNotNull().isNotSameAs(before);
  }

  @Test
  void originsOfTasksThatRun_areLetGo() {
    Origins.open();
    Object task = new Object();
    Probe.submit(task);
    turn();
    Probe.beginAsked(task);

    Probe.close();
    Probe.endAsked(task);

    assertThat(Origins.isKnown(task)).isFalse();
  }
}
