// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Evidence;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.CarrierThread;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.probe.Spin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stack is that of the mount that is told, however that goes on while it is taken. */
@ExtendWith(ProbeReset.class)
class HoldRaceTest {
  private static final StackTraceElement FRAME =
      new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42);

  private final CarrierRig rig = new CarrierRig(CarrierRig.SHORT);
  private final CarrierThread carrier = rig.carrier("carrier-1");
  private final List<Runnable> onStack = new ArrayList<>();
  private StackTraceElement[] stack = {FRAME};

  @AfterEach
  void close() {
    rig.close();
  }

  /** Whoever takes its stack is held up by what the test says, once each. */
  private final class Orders extends Thread {
    Orders() {
      super("orders-7");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      if (!onStack.isEmpty()) {
        onStack.remove(0).run();
      }
      return stack.clone();
    }
  }

  private void hold() {
    rig.tick();
    rig.mounted.put(carrier.thread(), new Orders());
    carrier.mount();
    Spin.millis(3);
  }

  private Evidence only(Phase phase) {
    return rig.found.only(StallKind.STALL, phase);
  }

  @Test
  void stack_isThatOfTheMount() {
    hold();
    rig.tick();

    assertThat(only(Phase.SEEN).samples().get(0).stack()).containsExactly(FRAME);
    assertThat(only(Phase.SEEN).samples().get(0).late()).isFalse();
  }

  @Test
  void threadThatLeavesMeanwhile_isToldAsEnded_withoutTheStackOfWhereItWent() {
    hold();
    onStack.add(carrier::unmount);
    rig.tick();
    assertThat(rig.found.stalls).isEmpty();
    rig.tick();

    assertThat(rig.found.told()).containsExactly("STALL ENDED");
    assertThat(only(Phase.ENDED).samples()).isEmpty();
  }

  @Test
  void threadThatIsFollowedByAnotherMeanwhile_hasNoStackOfThatOne() {
    hold();
    onStack.add(
        () -> {
          carrier.unmount();
          carrier.mount();
        });
    rig.tick();
    rig.tick();

    assertThat(only(Phase.ENDED).samples()).isEmpty();
  }

  @Test
  void threadThatIsNotQuiteThere_hasNoStackYet() {
    stack = new StackTraceElement[0];
    hold();
    rig.tick();
    assertThat(only(Phase.SEEN).samples()).isEmpty();
    stack = new StackTraceElement[] {FRAME};
    Spin.millis(1);
    rig.tick();
    carrier.unmount();
    rig.tick();

    assertThat(only(Phase.ENDED).samples()).singleElement().matches(one -> !one.stack().isEmpty());
  }
}
