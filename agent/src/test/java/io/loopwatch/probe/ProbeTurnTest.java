// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Loops that run on somebody else's thread, turn by turn: Netty's manual one, and the user's. */
@ExtendWith(ProbeReset.class)
class ProbeTurnTest {
  private final LoopThread caller = new LoopThread("caller", new PlayedLoop());

  @AfterEach
  void close() {
    caller.close();
  }

  private void resume() {
    Probe.resume(caller.loop, caller.loop.queue);
  }

  @Test
  void betweenTwoTurns_itSleeps() {
    caller.on(this::resume);
    caller.on(Probe::sleepBegin);
    caller.on(this::resume);
    Turns turns = caller.slot().turns();
    assertThat(turns.beganNanos()).isNotZero();
    caller.on(Probe::sleepBegin);
    assertThat(turns.beganNanos()).isZero();
    assertThat(turns.ended()).isEqualTo(1);
    caller.on(this::resume);

    assertThat(turns.beganNanos()).isNotZero();
  }

  @Test
  void pollInsideATurn_endsItLikeAnyOther() {
    caller.on(this::resume);
    Turns turns = caller.slot().turns();
    caller.on(Probe::sleepBegin);
    caller.on(Probe::sleepEnd);
    caller.on(Probe::sleepBegin);

    assertThat(turns.ended()).isEqualTo(1);
    assertThat(turns.beganNanos()).isZero();
  }

  @Test
  void customMethod_isACallbackAndATurnOfItsOwn() {
    caller.on(() -> Probe.beginCustom(caller.loop));
    Slot slot = caller.slot();
    assertThat(slot.kind()).isEqualTo(Slot.CUSTOM);
    assertThat(slot.sequence()).isEqualTo(1);
    assertThat(slot.turns().beganNanos()).isNotZero();

    caller.on(Probe::endCustom);
    assertThat(slot.callbacks()).isEqualTo(1);
    assertThat(slot.turns().ended()).isEqualTo(1);
    assertThat(slot.turns().beganNanos()).isZero();

    caller.on(() -> Probe.beginCustom(caller.loop));
    assertThat(slot.turns().beganNanos()).isNotZero();
    assertThat(caller.slot()).isSameAs(slot);
  }

  @Test
  void customMethodThatCallsItself_isOneCallback() {
    caller.on(() -> Probe.beginCustom(caller.loop));
    caller.on(() -> Probe.beginCustom(caller.loop));
    caller.on(Probe::endCustom);
    Slot slot = caller.slot();
    assertThat(slot.turns().beganNanos()).isNotZero();
    caller.on(Probe::endCustom);

    assertThat(slot.callbacks()).isEqualTo(1);
    assertThat(slot.turns().ended()).isEqualTo(1);
  }

  @Test
  void staticCustomMethod_needsNoLoop() {
    caller.on(() -> Probe.beginCustom(null));
    caller.on(Probe::endCustom);

    assertThat(caller.slot().callbacks()).isEqualTo(1);
    assertThat(caller.slot().loop()).isNull();
  }

  @Test
  void customMethodOnALoopOfNetty_isACallbackOfThatLoop() {
    caller.on(caller::toTasks);
    Slot slot = caller.slot();
    caller.on(() -> Probe.beginCustom(new Object()));
    caller.on(Probe::endCustom);

    assertThat(caller.slot()).isSameAs(slot);
    assertThat(slot.callbacks()).isEqualTo(1);
    assertThat(slot.turns().ended()).isZero();
  }
}
