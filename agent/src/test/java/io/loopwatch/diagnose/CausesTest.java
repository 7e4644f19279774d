// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static io.loopwatch.diagnose.PlayedStall.MILLI;
import static io.loopwatch.diagnose.PlayedStall.used;
import static io.loopwatch.diagnose.Stacks.frame;
import static io.loopwatch.diagnose.Stacks.held;
import static io.loopwatch.diagnose.Stacks.inNative;
import static io.loopwatch.diagnose.Stacks.late;
import static io.loopwatch.diagnose.Stacks.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Usage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a stall's time divides, and which of its causes is told. */
class CausesTest {
  private static final String LOAD = "com.acme.OrderStore.load";
  private static final String HASH = "com.acme.Hash.round";
  private static final String NETTY = "io.netty.channel.nio.NioEventLoop.run";

  private static final Sample SLEEPS =
      sample(
          Thread.State.TIMED_WAITING,
          "java.lang.Thread.sleep0#native",
          "java.lang.Thread.sleep",
          LOAD,
          NETTY);

  private static final Sample COMPUTES = sample(Thread.State.RUNNABLE, HASH, NETTY);

  private static final Sample READS =
      sample(
          Thread.State.RUNNABLE,
          "java.io.FileInputStream.readBytes#native",
          "java.io.FileInputStream.read",
          LOAD,
          NETTY);

  private static PlayedStall stall() {
    return new PlayedStall();
  }

  private static void isPause(Diagnosis found, Cause cause) {
    assertThat(found.cause()).isEqualTo(cause);
    assertThat(found.culprit()).isNull();
    assertThat(found.lock()).isNull();
  }

  private static void isOf(Diagnosis found, Cause cause, String culprit) {
    assertThat(found.cause()).isEqualTo(cause);
    assertThat(found.culprit()).isEqualTo(frame(culprit));
  }

  @Test
  void time_counts_notSamples() {
    PlayedStall stall = stall().then(90, used(90), COMPUTES);
    for (int i = 0; i < 5; i++) {
      stall.then(10, used(0), SLEEPS);
    }

    isOf(stall.diagnosis(), Cause.CPU, HASH);
    assertThat(stall.diagnosis().causes())
        .isEqualTo(Map.of(Cause.CPU, 90 * MILLI, Cause.BLOCKING, 50 * MILLI));
    assertThat(stall.diagnosis().share()).isCloseTo(90 / 140.0, within(0.001));
  }

  @Test
  void collectionDuringASleep_isNoCause() {
    Diagnosis found =
        stall()
            .then(100, used(0), SLEEPS)
            .then(100, used(0).gc(100), SLEEPS)
            .then(100, used(0), SLEEPS)
            .diagnosis();

    isOf(found, Cause.BLOCKING, LOAD);
    assertThat(found.causes()).isEqualTo(Map.of(Cause.BLOCKING, 300 * MILLI));
  }

  @Test
  void safepointDuringARead_isNoCause() {
    isOf(stall().then(200, used(1).safepoint(150), READS).diagnosis(), Cause.BLOCKING, LOAD);
  }

  /** A call of microseconds that was not let return. */
  @Test
  void safepointThatIsAllOfARead_isNobodys() {
    isPause(stall().then(200, used(1).safepoint(195), READS).diagnosis(), Cause.SAFEPOINT);
    isPause(stall().then(200, used(1).gc(195), READS).diagnosis(), Cause.GC);
  }

  @Test
  void unknownTimeBesideALongPause_namesNoLine() {
    Diagnosis beside = stall().then(120, used(0).gc(40), COMPUTES).diagnosis();
    Diagnosis alone = stall().then(120, used(0).gc(10), COMPUTES).diagnosis();

    isPause(beside, Cause.UNKNOWN);
    isOf(alone, Cause.UNKNOWN, HASH);
  }

  @Test
  void collectionOfWhatComputes_isNobodys() {
    isPause(stall().then(120, used(30).gc(90), COMPUTES).diagnosis(), Cause.GC);
  }

  @Test
  void collectionDuringALongComputation_leavesTheCode() {
    Diagnosis equal = stall().then(100, used(50).gc(50), COMPUTES).diagnosis();
    Diagnosis longer = stall().then(500, used(110).gc(390), COMPUTES).diagnosis();

    isOf(equal, Cause.CPU, HASH);
    isOf(longer, Cause.CPU, HASH);
    assertThat(longer.causes()).isEqualTo(Map.of(Cause.GC, 390 * MILLI, Cause.CPU, 110 * MILLI));
  }

  @Test
  void nearTheThreshold_theCodesPartDecides() {
    isPause(stall().then(101, used(50).gc(51), COMPUTES).diagnosis(), Cause.GC);
    isOf(stall().then(101, used(51).gc(50), COMPUTES).diagnosis(), Cause.CPU, HASH);
    isPause(stall().then(300, used(99).gc(201), COMPUTES).diagnosis(), Cause.GC);
    isOf(stall().then(300, used(100).gc(200), COMPUTES).diagnosis(), Cause.CPU, HASH);
  }

  /** On JDK 17 the caller of Thread.sleep is what is woven. */
  @Test
  void callWhoseStackEndsAtItsCaller_isNamedByItsSum() {
    Sample caller =
        new Sample(
            SLEEPS.stack().subList(2, SLEEPS.stack().size()),
            Thread.State.TIMED_WAITING,
            null,
            false);
    Diagnosis found =
        stall().called("Thread.sleep", 190).then(190, used(-1).queued(-1), caller).diagnosis();

    isOf(found, Cause.BLOCKING, LOAD);
    assertThat(found.operation()).isEqualTo("Thread.sleep");
  }

  /** A call that nobody looked at, told by its own thread. */
  @Test
  void callOutsideTheJvmThatIsNearlyAllAPause_isThePause() {
    Sample reads = new Sample(SLEEPS.stack(), Thread.State.TIMED_WAITING, null, false, true);

    isPause(stall().then(190, used(-1).queued(-1).gc(187), reads).diagnosis(), Cause.GC);
    isOf(stall().then(190, used(-1).queued(-1).gc(150), reads).diagnosis(), Cause.BLOCKING, LOAD);
    isOf(stall().then(190, used(-1).queued(-1).gc(187), SLEEPS).diagnosis(), Cause.BLOCKING, LOAD);
  }

  @Test
  void otherPausesOfTheJvm_areSafepoints() {
    isPause(stall().then(120, used(10).safepoint(110), COMPUTES).diagnosis(), Cause.SAFEPOINT);
  }

  @Test
  void pausesTogether_areToldAsTheLongest() {
    Diagnosis found =
        stall().then(120, used(10).safepoint(30).gc(40).queued(35), COMPUTES).diagnosis();

    isPause(found, Cause.GC);
    assertThat(found.causes()).hasSize(4);
  }

  @Test
  void runnableWithoutAProcessor_isDescheduled() {
    Diagnosis found = stall().then(120, used(12).queued(105), COMPUTES).diagnosis();

    isPause(found, Cause.DESCHEDULED);
    assertThat(found.operation()).isNull();
  }

  @Test
  void quotaThatIsUsedUp_isToldAsTheOperation() {
    Diagnosis found = stall().then(120, used(12).queued(100).throttled(90), COMPUTES).diagnosis();

    isPause(found, Cause.DESCHEDULED);
    assertThat(found.operation()).isEqualTo("container CPU quota");
    assertThat(found.hint()).contains("CPU limit");
  }

  /** Nor is the code blamed for what nobody knows. */
  @Test
  void pauseThatIsLongerThanTheCode_isNoLongerShorterWithTheUnknown() {
    isPause(stall().then(104, used(37).queued(50), COMPUTES).diagnosis(), Cause.DESCHEDULED);
    isOf(stall().then(104, used(51).queued(50), COMPUTES).diagnosis(), Cause.CPU, HASH);
    assertThat(stall().then(104, used(7).queued(40), COMPUTES).diagnosis().cause())
        .isEqualTo(Cause.UNKNOWN);
  }

  /** Whose processor the host took stands in no queue. */
  @Test
  void processorThatTheHostTook_isDescheduled() {
    Diagnosis found =
        stall()
            .then(60, used(10).queued(0).stolen(30), COMPUTES)
            .then(60, used(10).queued(0).stolen(60), COMPUTES)
            .diagnosis();

    isPause(found, Cause.DESCHEDULED);
    assertThat(found.operation()).isEqualTo("steal by the host");
    assertThat(found.hint()).contains("overcommitted");
    assertThat(found.causes()).containsEntry(Cause.DESCHEDULED, 90 * MILLI);
  }

  /** Of a time that nobody else explains no more than that. */
  @Test
  void processorThatTheHostTookForLess_leavesTheRestUnknown() {
    Diagnosis found = stall().then(120, used(10).queued(0).stolen(20), COMPUTES).diagnosis();

    assertThat(found.cause()).isEqualTo(Cause.UNKNOWN);
    assertThat(found.causes()).containsEntry(Cause.DESCHEDULED, 20 * MILLI);
  }

  /** The host takes what nobody here uses as well. */
  @Test
  void processorThatTheHostTook_explainsNoWaitAndNoComputing() {
    isOf(stall().then(120, used(118).queued(0).stolen(120), COMPUTES).diagnosis(), Cause.CPU, HASH);
    assertThat(stall().then(120, used(0).queued(0).stolen(120), SLEEPS).diagnosis().causes())
        .doesNotContainKey(Cause.DESCHEDULED);
    assertThat(
            stall()
                .then(
                    120,
                    used(0).queued(0).stolen(120),
                    inNative("com.acme.Codec.encode#native", LOAD))
                .diagnosis()
                .cause())
        .isEqualTo(Cause.NATIVE);
  }

  /** A tick of the host's is no reason for a long wait among neighbours. */
  @Test
  void processorThatTheHostTookOnce_isNotTheOperation() {
    Diagnosis found = stall().then(200, used(10).queued(-1).stolen(10), COMPUTES).diagnosis();

    isPause(found, Cause.DESCHEDULED);
    assertThat(found.operation()).isNull();
  }

  /** Of what came before the first look nobody knows what the host took. */
  @Test
  void processorThatTheHostTook_isNotTakenForMoreThanThat() {
    Diagnosis found =
        stall()
            .then(280, used(0).of(10), COMPUTES)
            .then(20, used(0).queued(0).stolen(20), COMPUTES)
            .diagnosis();

    assertThat(found.causes()).containsEntry(Cause.DESCHEDULED, 20 * MILLI);
  }

  @Test
  void processorThatTheHostTook_beforeTheThreadStoodInTheQueue_isNotTheOperation() {
    Diagnosis found = stall().then(120, used(12).queued(100).stolen(20), COMPUTES).diagnosis();

    isPause(found, Cause.DESCHEDULED);
    assertThat(found.operation()).isNull();
  }

  @Test
  void wokenThatGetsNoProcessor_isDescheduled_thoughItLooksAsIfItSlept() {
    isPause(
        stall()
            .then(60, used(0).queued(58), SLEEPS)
            .then(60, used(0).queued(58), SLEEPS)
            .diagnosis(),
        Cause.DESCHEDULED);
  }

  @Test
  void sleepOnABusyMachine_staysASleep() {
    isOf(stall().then(120, used(0).queued(15), SLEEPS).diagnosis(), Cause.BLOCKING, LOAD);
  }

  @Test
  void queueThatIsUnknown_isWhatIsLeft_whereTheThreadHardlyRan() {
    isPause(stall().then(120, used(12).queued(-1), COMPUTES).diagnosis(), Cause.DESCHEDULED);
    isOf(stall().then(120, used(80).queued(-1), COMPUTES).diagnosis(), Cause.CPU, HASH);
  }

  @Test
  void queueThatIsKnownAndShort_explainsNothing() {
    isOf(stall().then(120, used(2).queued(3), COMPUTES).diagnosis(), Cause.UNKNOWN, HASH);
    isOf(
        stall()
            .then(120, used(2).queued(-1), inNative("com.acme.Codec.encode#native", LOAD))
            .diagnosis(),
        Cause.NATIVE,
        "com.acme.Codec.encode#native");
  }

  @Test
  void writeToTheLoopsOwnChannel_isNeitherAWaitNorForeignCode() {
    String[] write = {
      "sun.nio.ch.SocketDispatcher.write0#native",
      "sun.nio.ch.SocketChannelImpl.write",
      "io.netty.channel.socket.nio.NioSocketChannel.doWrite",
      LOAD,
      NETTY
    };

    isOf(stall().then(120, used(2).queued(-1), inNative(write)).diagnosis(), Cause.UNKNOWN, LOAD);
    isPause(stall().then(120, used(2).queued(110), inNative(write)).diagnosis(), Cause.DESCHEDULED);
  }

  @Test
  void processThatStoodStill_isStopped_whateverItDid() {
    isPause(stall().then(5_000, used(1).stopped(4_990), COMPUTES).diagnosis(), Cause.STOPPED);
    isPause(stall().then(5_000, used(0).stopped(4_990), SLEEPS).diagnosis(), Cause.STOPPED);
    isPause(stall().then(5_000, used(0).stopped(4_990), READS).diagnosis(), Cause.STOPPED);
  }

  @Test
  void stopInALongSleep_leavesTheSleep() {
    Diagnosis found =
        stall()
            .then(200, used(0), SLEEPS)
            .then(1_000, used(0).stopped(990), SLEEPS)
            .then(200, used(0), SLEEPS)
            .diagnosis();

    isOf(found, Cause.BLOCKING, LOAD);
    assertThat(found.causes())
        .isEqualTo(Map.of(Cause.STOPPED, 990 * MILLI, Cause.BLOCKING, 410 * MILLI));
  }

  @Test
  void stopThatIsMeasuredALittleShort_isStillAStop() {
    isPause(
        stall().then(5_000, used(1).stopped(4_800).queued(0), COMPUTES).diagnosis(), Cause.STOPPED);
  }

  @Test
  void threadThatADebuggerHolds_isStopped() {
    Sample held =
        new Sample(
            COMPUTES.stack(), Thread.State.RUNNABLE, null, false, false, true, 0, Usage.NONE);
    Diagnosis found = stall().then(3_000, used(1), held).diagnosis();

    isPause(found, Cause.STOPPED);
    assertThat(found.operation()).isEqualTo("debugger");
    assertThat(found.hint()).isNull();
  }

  @Test
  void computationBeforeAWait_isNoWait() {
    Diagnosis found = stall().then(90, used(88), SLEEPS).then(20, used(0), SLEEPS).diagnosis();

    assertThat(found.cause()).isEqualTo(Cause.CPU);
    assertThat(found.operation()).isNull();
  }

  @Test
  void cpuOfAReadFromTheFileCache_isTheReads() {
    isOf(stall().then(120, used(115), READS).diagnosis(), Cause.BLOCKING, LOAD);
  }

  @Test
  void firstSample_isObservedLessThanItStandsFor() {
    Diagnosis cpu = stall().then(120, used(20).of(20), COMPUTES).diagnosis();
    Diagnosis gc = stall().then(120, used(5).gc(100).of(5), COMPUTES).diagnosis();

    assertThat(cpu.causes()).isEqualTo(Map.of(Cause.CPU, 120 * MILLI));
    assertThat(gc.causes()).isEqualTo(Map.of(Cause.GC, 100 * MILLI, Cause.CPU, 20 * MILLI));
    isPause(gc, Cause.GC);
  }

  @Test
  void timeBeforeTheFirstFigures_isLikeWhatCameAfter_ifTheThreadRan() {
    Diagnosis spins =
        stall()
            .then(60, used(-1).queued(-1).of(0), COMPUTES)
            .then(58, used(55).queued(3), COMPUTES)
            .diagnosis();
    Diagnosis paused =
        stall()
            .then(110, used(-1).gc(100).queued(-1).of(0), COMPUTES)
            .then(10, used(10), COMPUTES)
            .diagnosis();
    Diagnosis sleepsLater =
        stall()
            .then(120, used(-1).queued(-1).of(0), COMPUTES)
            .then(20, used(0), SLEEPS)
            .diagnosis();

    isOf(spins, Cause.CPU, HASH);
    assertThat(spins.causes().get(Cause.CPU)).isBetween(111 * MILLI, 112 * MILLI);
    assertThat(paused.causes()).isEqualTo(Map.of(Cause.GC, 100 * MILLI, Cause.CPU, 20 * MILLI));
    isOf(sleepsLater, Cause.UNKNOWN, HASH);
  }

  @Test
  void pauseThatIsCountedOneSampleLate_isStillThePauses() {
    Diagnosis found =
        stall().then(100, used(2), COMPUTES).then(10, used(9).safepoint(105), COMPUTES).diagnosis();

    isPause(found, Cause.SAFEPOINT);
    assertThat(found.causes().get(Cause.SAFEPOINT)).isEqualTo(99 * MILLI);
  }

  /** Though the first pause was not yet counted as its sample was taken. */
  @Test
  void whatCameBeforeTheFirstLook_isNoComputingWhereMoreWasPausedThanTheRestHasRoomFor() {
    PlayedStall stall = stall().then(97, used(0).safepoint(5).none(), COMPUTES);
    for (int i = 0; i < 8; i++) {
      stall.then(250, used(7).safepoint(255), COMPUTES);
    }
    Diagnosis found = stall.diagnosis();

    isPause(found, Cause.SAFEPOINT);
    assertThat(found.causes().get(Cause.CPU)).isLessThan(70 * MILLI);
  }

  /** The stop came before the first look: of its time, too, nothing was computed. */
  @Test
  void whatCameBeforeTheFirstLook_isComputingOnlyWhereNothingStoodStill() {
    Diagnosis found =
        stall()
            .then(620, used(7).stopped(540).of(10), COMPUTES)
            .then(40, used(30), COMPUTES)
            .diagnosis();

    isPause(found, Cause.STOPPED);
    assertThat(found.causes().get(Cause.CPU)).isEqualTo(86 * MILLI);
  }

  /** Whom the pause, or the watchdog, had to wait for was not paused. */
  @Test
  void whoUsedAProcessorMeanwhile_wasNotPaused() {
    isOf(stall().then(200, used(198).stopped(200), COMPUTES).diagnosis(), Cause.CPU, HASH);
    isOf(stall().then(200, used(190).safepoint(200), COMPUTES).diagnosis(), Cause.CPU, HASH);
    isOf(stall().then(200, used(150).gc(200), COMPUTES).diagnosis(), Cause.CPU, HASH);
    isPause(stall().then(200, used(20).gc(200), COMPUTES).diagnosis(), Cause.GC);
  }

  /** Between its stack and the question the callback ended, and the loop polls. */
  @Test
  void lookThatCameLate_isInNoNativeCodeOfWhichItsStackKnowsNothing() {
    Sample late = new Sample(COMPUTES.stack(), Thread.State.RUNNABLE, null, true, true);

    isPause(stall().then(300, used(0).queued(180), late).diagnosis(), Cause.DESCHEDULED);
    isOf(stall().then(300, used(0).queued(0), late).diagnosis(), Cause.UNKNOWN, HASH);
  }

  @Test
  void quotaOfOtherThreads_isNotThisOnesWhoseWaitIsKnown() {
    isOf(
        stall()
            .then(
                300,
                used(0).queued(1).throttled(300),
                inNative("com.acme.Codec.encode#native", LOAD))
            .diagnosis(),
        Cause.NATIVE,
        "com.acme.Codec.encode#native");
  }

  @Test
  void pauseThatIsCountedInASleep_explainsNothingElse() {
    Diagnosis found =
        stall().then(100, used(2), COMPUTES).then(10, used(0).gc(105), SLEEPS).diagnosis();

    isOf(found, Cause.UNKNOWN, HASH);
  }

  @Test
  void pauseThatNoSampleSaw_isStillOfTheStall() {
    isPause(stall().unseen(120, used(0).gc(100).none()).diagnosis(), Cause.GC);
    isPause(stall().unseen(120, used(0).stopped(119).none()).diagnosis(), Cause.STOPPED);
    isPause(
        stall().then(25, used(25), COMPUTES).unseen(200, used(1).gc(190).of(200)).diagnosis(),
        Cause.GC);
  }

  @Test
  void timeThatNothingIsKnownOf_isUnknown() {
    Diagnosis found = stall().unseen(120, used(0).gc(20).none()).diagnosis();

    assertThat(found.cause()).isEqualTo(Cause.UNKNOWN);
    assertThat(found.causes()).isEqualTo(Map.of(Cause.GC, 20 * MILLI));
  }

  @Test
  void stallThatNobodySaw_mayHaveComputed() {
    Diagnosis found = stall().unseen(120, used(110).of(118)).diagnosis();

    assertThat(found.cause()).isEqualTo(Cause.CPU);
    assertThat(found.culprit()).isNull();
    assertThat(found.share()).isZero();
  }

  @Test
  void manyShortCalls_areWhatNoSampleSees() {
    Sample between = sample(Thread.State.RUNNABLE, LOAD, NETTY);
    PlayedStall stall = stall().called("FileOutputStream.write", 110).called("Files.size", 5);
    for (int i = 0; i < 12; i++) {
      stall.then(10, used(0), between);
    }

    isOf(stall.diagnosis(), Cause.BLOCKING, LOAD);
    assertThat(stall.diagnosis().operation()).isEqualTo("FileOutputStream.write");
    assertThat(stall.diagnosis().causes().get(Cause.BLOCKING)).isEqualTo(115 * MILLI);
  }

  @Test
  void callsThatSamplesSawToo_countOnce() {
    Diagnosis found =
        stall()
            .called("Thread.sleep", 100)
            .then(100, used(0), SLEEPS)
            .then(60, used(0), COMPUTES)
            .diagnosis();

    assertThat(found.causes()).isEqualTo(Map.of(Cause.BLOCKING, 100 * MILLI));
  }

  @Test
  void callsOfAStallThatNobodySaw_areNotTheCollectorsThatRanMeanwhile() {
    Diagnosis found =
        stall().called("Files.copy", 110).unseen(120, used(1).gc(80).of(120)).diagnosis();

    assertThat(found.cause()).isEqualTo(Cause.BLOCKING);
    assertThat(found.operation()).isEqualTo("Files.copy");
  }

  @Test
  void lateSampleOfTheNextPoll_stillCountsWhatPaused() {
    Sample polls = late(Thread.State.RUNNABLE, "sun.nio.ch.EPoll.wait#native", NETTY);

    isPause(stall().then(120, used(2).gc(115), polls).diagnosis(), Cause.GC);
  }

  @Test
  void heldLock_isToldAsItWasSeenLast() {
    Sample first = held(Thread.State.BLOCKED, "worker-1", LOAD, NETTY);
    HeldLock later = first.lock().held(70 * MILLI);
    Sample last = new Sample(first.stack(), Thread.State.BLOCKED, later, false);
    Diagnosis found = stall().then(90, used(0), first).then(40, used(0), last).diagnosis();

    isOf(found, Cause.LOCK, LOAD);
    assertThat(found.lock().heldNanos()).isEqualTo(70 * MILLI);
  }

  /** As it let go and ended. */
  @Test
  void ownerWhoseStackIsGone_isToldWithTheOneItHad() {
    HeldLock lock = new HeldLock("java.lang.Object@1f", "worker-1", Stacks.stack(LOAD));
    HeldLock later = new HeldLock(lock.name(), lock.owner(), List.of(), 70 * MILLI, null);
    Diagnosis found =
        stall()
            .then(40, used(0), new Sample(SLEEPS.stack(), Thread.State.BLOCKED, lock, false))
            .then(90, used(0), new Sample(SLEEPS.stack(), Thread.State.BLOCKED, later, false))
            .diagnosis();

    assertThat(found.lock().ownerStack()).isEqualTo(lock.ownerStack());
    assertThat(found.lock().heldNanos()).isEqualTo(70 * MILLI);
  }

  @Test
  void pauseOfACarrier_pinsNobody() {
    Diagnosis found =
        stall().on(LoopKind.CARRIER).then(120, used(0).stopped(119), SLEEPS).diagnosis();

    isPause(found, Cause.STOPPED);
    assertThat(found.pin()).isNull();
    assertThat(stall().on(LoopKind.CARRIER).then(120, used(0), SLEEPS).diagnosis().pin())
        .isNotNull();
  }

  @Test
  void detectors_leaveNothingOver() {
    Window window = new Window(COMPUTES, 120 * MILLI, used(10).gc(200).queued(90).of(120), true, 0);

    assertThat(Division.of(List.of(window), 0, 0).nanos()).isEqualTo(120 * MILLI);
  }
}
