// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static io.loopwatch.diagnose.Stacks.carrier;
import static io.loopwatch.diagnose.Stacks.evidence;
import static io.loopwatch.diagnose.Stacks.frame;
import static io.loopwatch.diagnose.Stacks.inNative;
import static io.loopwatch.diagnose.Stacks.initialising;
import static io.loopwatch.diagnose.Stacks.pins;
import static io.loopwatch.diagnose.Stacks.sample;
import static io.loopwatch.diagnose.Stacks.stack;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.PinReason;
import io.loopwatch.event.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stalls of carriers, by stacks as JDK 21 and 25 show them. */
class CarrierTest {
  private static final String LOAD = "com.acme.Orders.lockedLoad";
  private static final String TASK = "com.acme.Main.lambda$main$0";
  private static final String RUN = "java.lang.VirtualThread.run";

  private static final Sample PINNED =
      sample(
          Thread.State.TIMED_WAITING,
          "jdk.internal.misc.Unsafe.park#native",
          "java.lang.VirtualThread.parkOnCarrierThread",
          "java.lang.VirtualThread.parkNanos",
          "java.lang.VirtualThread.sleepNanos",
          "java.lang.Thread.sleepNanos",
          "java.lang.Thread.sleep",
          LOAD,
          TASK,
          "java.util.concurrent.Executors$RunnableAdapter.call",
          "java.util.concurrent.FutureTask.run",
          "java.util.concurrent.ThreadPerTaskExecutor$ThreadBoundFuture.run",
          RUN);

  private final Diagnoser diagnoser = new Diagnoser(new Frames(List.of()), pins(21));

  private Diagnosis diagnose(long cpuMillis, Sample sample) {
    return diagnoser.diagnose(carrier(cpuMillis, sample));
  }

  private static void is(Diagnosis found, Cause cause, String operation) {
    assertThat(found.cause()).isEqualTo(cause);
    assertThat(found.operation()).isEqualTo(operation);
    assertThat(found.culprit()).isEqualTo(frame(LOAD));
    assertThat(found.callback()).isEqualTo("com.acme.Main");
  }

  @Test
  void pinnedSleep_isBlocking_andTellsWhatPins() {
    Diagnosis found = diagnose(0, PINNED);

    is(found, Cause.BLOCKING, "Thread.sleep");
    assertThat(found.pin().reason()).isEqualTo(PinReason.SYNCHRONIZED);
    assertThat(found.pin().frame()).isEqualTo(frame(LOAD));
  }

  @Test
  void theSameOnALoop_isNoPin() {
    assertThat(diagnoser.diagnose(evidence(0, 0, PINNED)).pin()).isNull();
  }

  @Test
  void computation_isCpu_andNoPin() {
    Diagnosis found = diagnose(95, sample(Thread.State.RUNNABLE, LOAD, TASK, RUN));

    is(found, Cause.CPU, null);
    assertThat(found.pin()).isNull();
  }

  @Test
  void nativeSleep_isNative_andNoPin() {
    Diagnosis found = diagnose(1, inNative("com.acme.Codec.pause#native", LOAD, TASK, RUN));

    assertThat(found.cause()).isEqualTo(Cause.NATIVE);
    assertThat(found.operation()).isEqualTo("Codec.pause");
    assertThat(found.pin()).isNull();
  }

  @Test
  void read_isBlocking_andNoPin() {
    Diagnosis found =
        diagnose(
            1,
            inNative(
                "java.io.FileInputStream.read0#native",
                "java.io.FileInputStream.read",
                LOAD,
                TASK,
                RUN));

    is(found, Cause.BLOCKING, "FileInputStream.read");
    assertThat(found.pin()).isNull();
  }

  @Test
  void contendedMonitor_isALock_thatPins() {
    Diagnosis found = diagnose(0, sample(Thread.State.BLOCKED, LOAD, TASK, RUN));

    is(found, Cause.LOCK, "synchronized");
    assertThat(found.pin().reason()).isEqualTo(PinReason.SYNCHRONIZED);
  }

  @Test
  void objectWait_isBlocking_thatPins() {
    Diagnosis found =
        diagnose(
            0,
            sample(
                Thread.State.WAITING,
                "java.lang.Object.wait0#native",
                "java.lang.Object.wait",
                "java.lang.Object.wait",
                LOAD,
                TASK,
                RUN));

    is(found, Cause.BLOCKING, "Object.wait");
    assertThat(found.pin().frame()).isEqualTo(frame(LOAD));
  }

  @Test
  void waitForAnothersInitialiser_isClassLoading_thatPins() {
    Diagnosis found = diagnose(0, initialising("warm-up", LOAD, TASK, RUN));

    is(found, Cause.CLASS_LOADING, "initialisation of com.acme.Prices");
    assertThat(found.pin().reason()).isEqualTo(PinReason.CLASS_INITIALISER);
  }

  @Test
  void pinnedFuture_isWhatTheUserCalled_on21() {
    Diagnosis found =
        diagnose(
            0,
            sample(
                Thread.State.TIMED_WAITING,
                "jdk.internal.misc.Unsafe.park#native",
                "java.lang.VirtualThread.parkOnCarrierThread",
                "java.lang.VirtualThread.parkNanos",
                "java.lang.System$2.parkVirtualThread",
                "jdk.internal.misc.VirtualThreads.park",
                "java.util.concurrent.locks.LockSupport.parkNanos",
                "java.util.concurrent.CompletableFuture$Signaller.block",
                "java.util.concurrent.ForkJoinPool.unmanagedBlock",
                "java.util.concurrent.ForkJoinPool.managedBlock",
                "java.util.concurrent.CompletableFuture.timedGet",
                "java.util.concurrent.CompletableFuture.get",
                LOAD,
                TASK,
                RUN));

    is(found, Cause.BLOCKING, "CompletableFuture.get");
  }

  @Test
  void taskThatIsAMethodOfTheJdks_isThatMethod_andNobodys() {
    List<StackTraceElement> take =
        stack(
            "java.util.concurrent.locks.LockSupport.park",
            "java.util.concurrent.LinkedBlockingQueue.take",
            "java.util.concurrent.FutureTask.run",
            RUN);

    assertThat(Frames.operation(take)).isEqualTo("LinkedBlockingQueue.take");
    assertThat(Frames.operation(stack(RUN))).isNull();
    assertThat(new Frames(List.of()).culprit(take)).isNull();
    assertThat(Frames.callback(take)).isNull();
  }

  @Test
  void whatPoolsAndTasksOfferToUsers_isStillTheirCall() {
    assertThat(Frames.operation(stack("java.util.concurrent.ThreadPerTaskExecutor.close", TASK)))
        .isEqualTo("ThreadPerTaskExecutor.close");
    assertThat(Frames.operation(stack("java.util.concurrent.FutureTask.get", TASK)))
        .isEqualTo("FutureTask.get");
  }

  @Test
  void ourOwnThreadOnTheCarriers_isNobodysCode() {
    List<StackTraceElement> probe = stack("io.loopwatch.watch.SchedulerProbe.run", RUN);

    assertThat(new Frames(List.of()).culprit(probe)).isNull();
    assertThat(Frames.callback(probe)).isNull();
    assertThat(Frames.callback(stack("io.loopwatch.watchers.Mine.run", RUN)))
        .isEqualTo("io.loopwatch.watchers.Mine");
  }
}
