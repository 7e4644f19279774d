// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.probe.Slot;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each advice tells the probe. */
@ExtendWith(ProbeReset.class)
class AdviceTest {
  private final PlayedLoop seen = new PlayedLoop();

  private static Class<?> woven(Advice advice, String... methods) {
    HookPoint row = new HookPoint("weave/MiniLoop", List.of(methods), advice, "*");
    return ClassFiles.define(Weaver.weave(ClassFiles.of(MiniLoop.class), List.of(row)).bytes());
  }

  private static Object instance(Class<?> type) throws ReflectiveOperationException {
    return type.getConstructor().newInstance();
  }

  private static Object call(Object target, String name, Object... arguments) throws Throwable {
    return Reflected.call(target, name, arguments);
  }

  private Slot beALoop() {
    Probe.tasks(seen, seen.queue);
    Probe.sleepBegin();
    Probe.sleepEnd();
    return Probe.current();
  }

  @Test
  void task_isCountedWithItsClass() throws Throwable {
    Slot slot = beALoop();
    Probe.configure(1, Long.MAX_VALUE);
    Runnable task = new SelfTestTask();
    Reflected.callStatic(woven(Advice.TASK, "runTask"), "runTask", task);

    assertThat(slot.tasks()).isEqualTo(1);
    assertThat(slot.callbacks()).isEqualTo(1);
    assertThat(slot.longRing().task()).isEqualTo(SelfTestTask.class);
  }

  @Test
  void taskThatThrows_isCountedAndThrowsOn() {
    Slot slot = beALoop();
    IllegalStateException thrown = new IllegalStateException("the task's own");
    Runnable task =
        () -> {
          throw thrown;
        };
    Class<?> type = woven(Advice.TASK, "runTask");

    assertThatThrownBy(() -> Reflected.callStatic(type, "runTask", task)).isSameAs(thrown);
    assertThat(slot.callbacks()).isEqualTo(1);
    assertThat(slot.sequence()).isEqualTo(2);
  }

  @Test
  void taskCall_countsEachRunAndNothingElse() throws Throwable {
    Slot slot = beALoop();
    int[] runs = {0};
    Runnable failing =
        () -> {
          runs[0]++;
          throw new IllegalStateException("second");
        };
    Callable<Object> other = () -> runs[0]++;
    Object loop = instance(woven(Advice.TASK_CALL, "execute"));
    call(loop, "execute", (Runnable) () -> runs[0]++, failing, other);

    assertThat(runs[0]).isEqualTo(3);
    assertThat(slot.tasks()).isEqualTo(2);
    assertThat(slot.callbacks()).isEqualTo(2);
    assertThat(Reflected.field(loop, "caught")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void tasks_showTheLoopAndItsQueue() throws Throwable {
    Object loop = instance(woven(Advice.TASKS, "runAllTasks"));
    assertThat(call(loop, "runAllTasks", 5L)).isEqualTo(true);

    assertThat(Probe.current().loop()).isSameAs(loop);
    assertThat(Probe.current().queue()).isSameAs(Reflected.field(loop, "taskQueue"));
  }

  @Test
  void take_sleepsWhileTheMethodRuns() throws Throwable {
    Object loop = instance(woven(Advice.TAKE, "takeTask"));
    assertThat(call(loop, "takeTask")).isNull();

    Slot slot = Probe.current();
    assertThat(slot.loop()).isSameAs(loop);
    assertThat(slot.turns().isKnown()).isTrue();
    assertThat(slot.turns().beganNanos()).isNotZero();
    call(loop, "takeTask");
    assertThat(slot.turns().ended()).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("unchecked")
  void take_ofAWaitingTask_doesNotSleep() throws Throwable {
    Object loop = instance(woven(Advice.TAKE, "takeTask"));
    Runnable task = new SelfTestTask();
    ((Queue<Runnable>) Reflected.field(loop, "taskQueue")).add(task);
    assertThat(call(loop, "takeTask")).isSameAs(task);
    long asleep = Probe.current().turns().asleepNanos();
    ((Queue<Runnable>) Reflected.field(loop, "taskQueue")).add(task);
    assertThat(call(loop, "takeTask")).isSameAs(task);

    assertThat(Probe.current().turns().asleepNanos()).isEqualTo(asleep);
    assertThat(Probe.current().turns().beganNanos()).isNotZero();
  }

  @Test
  void poll_isASleepAlsoWhereItThrows() throws Throwable {
    Slot slot = beALoop();
    Object loop = instance(woven(Advice.POLL, "select"));
    call(loop, "select", true);
    assertThat(slot.turns().ended()).isEqualTo(1);
    assertThat(slot.turns().beganNanos()).isNotZero();

    assertThatThrownBy(() -> call(loop, "select", false)).hasMessage("select");
    assertThat(slot.turns().ended()).isEqualTo(2);
    assertThat(slot.turns().beganNanos()).isNotZero();
  }

  @Test
  void turn_restsOutsideAlsoWhereItThrew() throws Throwable {
    Object loop = instance(woven(Advice.TURN, "run"));
    call(loop, "run", "context", 3L); // from here on its turns are known
    assertThat(call(loop, "run", "context", 3L)).isEqualTo(3);
    Slot slot = Probe.current();
    assertThat(slot.loop()).isSameAs(loop);
    assertThat(slot.turns().ended()).isEqualTo(1);
    assertThat(slot.turns().beganNanos()).isZero();

    assertThatThrownBy(() -> call(loop, "run", null, 3L)).hasMessage("no context");
    assertThat(slot.turns().ended()).isEqualTo(2);
    assertThat(slot.turns().beganNanos()).isZero();
  }

  @Test
  void dispatch_tellsTheContext() throws Throwable {
    Slot slot = beALoop();
    Object loop = instance(woven(Advice.DISPATCH, "beginDispatch"));
    Probe.begin();
    assertThat(call(loop, "beginDispatch", "orders")).isEqualTo("orders");

    assertThat(slot.context(1)).isEqualTo("orders");
  }

  @Test
  void custom_isOneCallbackForACallThatRecurses() throws Throwable {
    Object loop = instance(woven(Advice.CUSTOM, "tick"));
    assertThat(call(loop, "tick", 5)).isEqualTo(5);

    Slot slot = Probe.current();
    assertThat(slot.loop()).isSameAs(loop);
    assertThat(slot.kind()).isEqualTo(Slot.CUSTOM);
    assertThat(slot.callbacks()).isEqualTo(1);
    assertThat(slot.turns().ended()).isEqualTo(1);
  }

  @Test
  void custom_onAStaticMethod_hasNoObject() throws Throwable {
    Class<?> type = woven(Advice.CUSTOM, "staticTick");
    assertThat(Reflected.callStatic(type, "staticTick")).isEqualTo(1);

    assertThat(Probe.current().loop()).isNull();
    assertThat(Probe.current().callbacks()).isEqualTo(1);
  }
}
