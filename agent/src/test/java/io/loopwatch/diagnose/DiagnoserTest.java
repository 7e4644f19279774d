// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static io.loopwatch.diagnose.Stacks.evidence;
import static io.loopwatch.diagnose.Stacks.frame;
import static io.loopwatch.diagnose.Stacks.held;
import static io.loopwatch.diagnose.Stacks.late;
import static io.loopwatch.diagnose.Stacks.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.StallKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnoserTest {
  private static final String LOAD = "com.acme.OrderStore.load";
  private static final String HANDLE = "com.acme.OrdersHandler.channelRead";
  private static final String NETTY = "io.netty.channel.nio.NioEventLoop.run";

  private static final Sample SLEEPING =
      sample(
          Thread.State.TIMED_WAITING,
          "java.lang.Thread.sleep0#native",
          "java.lang.Thread.sleep",
          LOAD,
          HANDLE,
          NETTY);

  private static final Sample COMPUTING =
      sample(Thread.State.RUNNABLE, "com.acme.Hash.round", HANDLE, NETTY);

  private final Diagnoser diagnoser = new Diagnoser(new Frames(List.of()), Stacks.pins(21));

  private Diagnosis diagnose(long cpuMillis, long gcMillis, Sample... samples) {
    return diagnoser.diagnose(evidence(cpuMillis, gcMillis, samples));
  }

  @Test
  void sleep_isBlocking() {
    Diagnosis found = diagnose(1, 0, SLEEPING, SLEEPING);

    assertThat(found.cause()).isEqualTo(Cause.BLOCKING);
    assertThat(found.operation()).isEqualTo("Thread.sleep");
    assertThat(found.culprit()).isEqualTo(frame(LOAD));
    assertThat(found.callback()).isEqualTo("com.acme.OrdersHandler");
    assertThat(found.share()).isEqualTo(1);
    assertThat(found.stack()).isEqualTo(SLEEPING.stack());
    assertThat(found.stackLate()).isFalse();
    assertThat(found.lock()).isNull();
  }

  @Test
  void stallThatNobodySaw_isTheCollectors_whereThatTookMostOfIt() {
    assertThat(diagnose(0, 80).cause()).isEqualTo(Cause.GC);
    assertThat(diagnose(0, 20).cause()).isEqualTo(Cause.UNKNOWN);
  }

  @Test
  void waitForAFuture_isBlocking() {
    Sample park =
        held(
            Thread.State.WAITING,
            null,
            "jdk.internal.misc.Unsafe.park#native",
            "java.util.concurrent.locks.LockSupport.park",
            "java.util.concurrent.CompletableFuture.join",
            LOAD,
            NETTY);
    Diagnosis found = diagnose(0, 0, park);

    assertThat(found.cause()).isEqualTo(Cause.BLOCKING);
    assertThat(found.operation()).isEqualTo("CompletableFuture.join");
  }

  @Test
  void lockWithAnOwner_isALock() {
    Sample park =
        held(
            Thread.State.WAITING,
            "worker-1",
            "jdk.internal.misc.Unsafe.park#native",
            "java.util.concurrent.locks.ReentrantLock.lock",
            LOAD,
            NETTY);
    Diagnosis found = diagnose(0, 0, park);

    assertThat(found.cause()).isEqualTo(Cause.LOCK);
    assertThat(found.operation()).isEqualTo("ReentrantLock.lock");
    assertThat(found.lock().owner()).isEqualTo("worker-1");
  }

  @Test
  void monitor_isALock() {
    Diagnosis found = diagnose(0, 0, held(Thread.State.BLOCKED, "worker-1", LOAD, HANDLE, NETTY));

    assertThat(found.cause()).isEqualTo(Cause.LOCK);
    assertThat(found.operation()).isEqualTo("synchronized");
    assertThat(found.culprit()).isEqualTo(frame(LOAD));
  }

  @Test
  void readOfAFileOrSocket_isBlockingThoughTheStateSaysRunnable() {
    Sample file =
        sample(
            Thread.State.RUNNABLE,
            "java.io.FileInputStream.readBytes#native",
            "java.io.FileInputStream.read",
            LOAD);
    Sample socket =
        sample(
            Thread.State.RUNNABLE,
            "sun.nio.ch.SocketDispatcher.read0#native",
            "sun.nio.ch.NioSocketImpl.read",
            "java.net.Socket$SocketInputStream.read",
            LOAD);

    assertThat(diagnose(2, 0, file).cause()).isEqualTo(Cause.BLOCKING);
    assertThat(diagnose(2, 0, file).operation()).isEqualTo("FileInputStream.read");
    assertThat(diagnose(2, 0, socket).operation()).isEqualTo("Socket.read");
  }

  @Test
  void computing_isCpu() {
    Diagnosis found = diagnose(95, 0, COMPUTING);

    assertThat(found.cause()).isEqualTo(Cause.CPU);
    assertThat(found.operation()).isNull();
    assertThat(found.culprit()).isEqualTo(frame("com.acme.Hash.round"));
  }

  @Test
  void runnableWithoutCpuTime_isDescheduled_whereNothingElseCanBe() {
    assertThat(diagnose(5, 0, COMPUTING).cause()).isEqualTo(Cause.DESCHEDULED);
    assertThat(diagnose(5, 0, COMPUTING).culprit()).isNull();
    assertThat(diagnose(-1, -1, COMPUTING).cause()).isEqualTo(Cause.UNKNOWN);
    assertThat(diagnose(5, -1, COMPUTING).cause()).isEqualTo(Cause.UNKNOWN);
  }

  @Test
  void cpuThatWasNeverObserved_isUnknown() {
    Evidence seen = evidence(95, 0, COMPUTING);
    Evidence unobserved =
        new Evidence(
            seen.id(),
            seen.kind(),
            seen.phase(),
            seen.time(),
            seen.loop(),
            seen.durationNanos(),
            seen.thresholdNanos(),
            seen.samples(),
            null,
            1,
            0,
            0,
            0,
            0,
            0,
            seen.context());

    assertThat(diagnoser.diagnose(unobserved).cause()).isEqualTo(Cause.UNKNOWN);
  }

  @Test
  void collection_isGcUnlessTheThreadWaitedAnyway() {
    assertThat(diagnose(10, 80, COMPUTING).cause()).isEqualTo(Cause.GC);
    assertThat(diagnose(95, 40, COMPUTING).cause()).isEqualTo(Cause.CPU);
    assertThat(diagnose(10, 80, SLEEPING).cause()).isEqualTo(Cause.BLOCKING);
  }

  @Test
  void mixture_isWhatMostSamplesShow() {
    Diagnosis found = diagnose(60, 0, COMPUTING, SLEEPING, SLEEPING, COMPUTING, SLEEPING);

    assertThat(found.cause()).isEqualTo(Cause.BLOCKING);
    assertThat(found.share()).isCloseTo(0.6, within(0.001));
    assertThat(found.stack()).isEqualTo(SLEEPING.stack());
  }

  @Test
  void samplesInOneMethod_countTogetherWhateverTheLine() {
    Sample elsewhere =
        new Sample(
            List.of(new StackTraceElement("com.acme.Hash", "round", "Hash.java", 99)),
            Thread.State.RUNNABLE,
            null,
            false);

    assertThat(diagnose(100, 0, COMPUTING, elsewhere).share()).isEqualTo(1);
  }

  @Test
  void lateSample_losesToOneThatIsNot() {
    Sample late = late(Thread.State.RUNNABLE, "com.acme.Next.task", NETTY);
    Diagnosis found = diagnose(0, 0, late, SLEEPING);

    assertThat(found.operation()).isEqualTo("Thread.sleep");
    assertThat(found.stackLate()).isFalse();
  }

  @Test
  void lateSample_isBetterThanNone() {
    Diagnosis found = diagnose(95, 0, late(Thread.State.RUNNABLE, LOAD, NETTY));

    assertThat(found.culprit()).isEqualTo(frame(LOAD));
    assertThat(found.stackLate()).isTrue();
  }

  @Test
  void lateSampleOfTheLoopsNextPoll_isNoEvidence() {
    Diagnosis found =
        diagnose(0, 0, late(Thread.State.RUNNABLE, "sun.nio.ch.EPoll.wait#native", NETTY));

    assertThat(found.cause()).isEqualTo(Cause.UNKNOWN);
    assertThat(found.stack()).isEmpty();
  }

  @Test
  void noSample_isUnknownButForTheTask() {
    Diagnosis found = diagnoser.diagnose(evidence("com.acme.Task", -1, -1));

    assertThat(found.cause()).isEqualTo(Cause.UNKNOWN);
    assertThat(found.culprit()).isNull();
    assertThat(found.callback()).isEqualTo("com.acme.Task");
    assertThat(found.share()).isZero();
    assertThat(found.topFrames()).isEmpty();
  }

  @Test
  void callback_isWhatTheStackShows_notTheFrameworksWrapper() {
    String wrapper = "io.netty.util.concurrent.ScheduledFutureTask";

    assertThat(diagnoser.diagnose(evidence(wrapper, 0, 0, SLEEPING)).callback())
        .isEqualTo("com.acme.OrdersHandler");
    assertThat(
            diagnoser
                .diagnose(evidence(wrapper, 0, 0, sample(Thread.State.RUNNABLE, NETTY)))
                .callback())
        .isEqualTo(wrapper);
  }

  @Test
  void topFrames_areTheFiveThatMostSamplesWereIn() {
    Sample[] samples = new Sample[21];
    for (int i = 0; i < samples.length; i++) {
      int method = i < 6 ? 0 : i < 11 ? 1 : i < 15 ? 2 : i < 18 ? 3 : i < 20 ? 4 : 5;
      samples[i] = sample(Thread.State.RUNNABLE, "com.acme.Hash.m" + method, NETTY);
    }
    Diagnosis found = diagnose(95, 0, samples);

    assertThat(found.topFrames()).extracting(top -> top.count()).containsExactly(6, 5, 4, 3, 2);
    assertThat(found.topFrames().get(0).frame().getMethodName()).isEqualTo("m0");
  }

  @Test
  void sampleWithoutAStack_isNoTrouble() {
    Diagnosis found = diagnose(95, 0, sample(Thread.State.RUNNABLE));

    assertThat(found.cause()).isEqualTo(Cause.CPU);
    assertThat(found.culprit()).isNull();
    assertThat(found.topFrames()).isEmpty();
  }

  private static Evidence unsampled(BlockingSum... sums) {
    return new Evidence(
        1,
        StallKind.STALL,
        Phase.ENDED,
        Instant.EPOCH,
        new LoopId("loop-1", LoopKind.NETTY),
        100,
        50,
        List.of(),
        null,
        1,
        0,
        -1,
        -1,
        -1,
        0,
        Map.of(),
        List.of(sums));
  }

  private static BlockingSum sum(String operation, long nanos) {
    return new BlockingSum(new Operation(operation, "file"), 3, nanos);
  }

  @Test
  void withoutASample_callsThatAreMostOfTheTime_areTheCause() {
    Diagnosis diagnosis =
        diagnoser.diagnose(unsampled(sum("Files.size", 20), sum("Files.copy", 40)));

    assertThat(diagnosis.cause()).isEqualTo(Cause.BLOCKING);
    assertThat(diagnosis.operation()).isEqualTo("Files.copy");
    assertThat(diagnosis.culprit()).isNull();
  }

  @Test
  void withoutASample_callsThatAreLittleOfTheTime_areNot() {
    assertThat(diagnoser.diagnose(unsampled(sum("Files.copy", 49))).cause())
        .isEqualTo(Cause.UNKNOWN);
    assertThat(diagnoser.diagnose(unsampled()).cause()).isEqualTo(Cause.UNKNOWN);
  }
}
