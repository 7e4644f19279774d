// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Blocking calls of virtual threads: told where they kept their carrier, and only there. */
@ExtendWith(ProbeReset.class)
class CarrierCallsTest {
  private static final int PARK = 1;
  private static final int READ = 2;
  private static final int FILES = 3;
  private static final long HOUR = 3_600_000_000_000L;
  private static final long SHORT = 20_000;

  private final CarrierThread thread = CarrierThread.seen("carrier-1");
  private final Carrier carrier = thread.carrier();
  private final CallRing ring = carrier.callRing();

  CarrierCallsTest() {
    Carriers.configure(0);
  }

  @AfterEach
  void close() {
    thread.close();
  }

  /** Operations told since, in order. */
  private List<Integer> told() {
    List<Integer> operations = new ArrayList<>();
    for (; ring.hasNext(); ring.next()) {
      operations.add(ring.operation());
    }
    return operations;
  }

  @Test
  void callThatKeepsItsCarrier_isToldWithDurationMountThreadAndStack() {
    thread.mounts(1, () -> CarrierThread.hold(READ, SHORT));

    assertThat(ring.hasNext()).isTrue();
    assertThat(ring.operation()).isEqualTo(READ);
    assertThat(ring.count()).isEqualTo(1);
    assertThat(ring.sequence()).isEqualTo(3);
    assertThat(ring.durationNanos()).isBetween(SHORT, HOUR);
    assertThat(ring.context()).isInstanceOf(Work.class);
    assertThat(((Work) ring.context()).thread()).isSameAs(thread.thread());
    assertThat(((Work) ring.context()).context()).isNull();
    assertThat(ring.stack().getStackTrace())
        .anyMatch(frame -> frame.getMethodName().contains("callThatKeepsItsCarrier"));
  }

  /** By the time that anybody asks, the thread may work for another one, or for none. */
  @Test
  void call_isToldWithTheContextThatItWasMadeFor() {
    Object context = new Object();
    thread.mounts(
        1,
        () -> {
          CarrierThread.workFor(context);
          CarrierThread.hold(READ, SHORT);
          CarrierThread.workFor(null);
        });

    assertThat(((Work) ring.context()).context()).isSameAs(context);
  }

  @Test
  void callOutsideAMount_isNone() {
    thread.on(() -> CarrierThread.hold(READ, SHORT));
    assertThat(told()).isEmpty();
  }

  @Test
  void callThatUnmounts_isNone() {
    thread.mount();
    thread.on(() -> CarrierThread.hold(PARK));
    thread.unmount();
    thread.mount();
    thread.on(CarrierThread::leave);

    assertThat(told()).isEmpty();
    assertThat(carrier.callSums(3)).isNull();
    assertThat(carrier.callSums(5)).isNull();
  }

  @Test
  void callThatUnmountsAndEndsOnAnotherCarrier_isNone_andThatOnesAreTold() {
    try (CarrierThread other = CarrierThread.seen("carrier-2")) {
      thread.mount();
      thread.on(() -> CarrierThread.hold(PARK));
      thread.unmount();
      other.mount();
      other.on(CarrierThread::leave);
      other.on(() -> CarrierThread.hold(READ, SHORT));
      thread.mount();
      thread.on(() -> CarrierThread.hold(FILES, SHORT));

      assertThat(told()).containsExactly(FILES);
      CallRing others = other.carrier().callRing();
      assertThat(others.operation()).isEqualTo(READ);
      others.next();
      assertThat(others.hasNext()).isFalse();
    }
  }

  /** The one that went away left its call open; the next thread on this carrier has its own. */
  @Test
  void callOfTheNextThread_isItsOwn() {
    thread.mount();
    thread.on(() -> CarrierThread.hold(PARK));
    thread.mounts(1, () -> CarrierThread.hold(READ, SHORT));

    assertThat(ring.sequence()).isEqualTo(5);
    assertThat(told()).containsExactly(READ);
    assertThat(carrier.callSums(5)).startsWith(READ, 1).hasSize(3);
  }

  @Test
  void outermostCall_isToldAlone() {
    thread.mounts(
        1,
        () -> {
          CarrierThread.scope(FILES);
          CarrierThread.hold(READ, SHORT);
          CarrierThread.hold(READ, SHORT);
          CarrierThread.leave();
        });

    assertThat(ring.durationNanos()).isGreaterThanOrEqualTo(2 * SHORT);
    assertThat(told()).containsExactly(FILES);
  }

  @Test
  void scopeInWhichNothingHeld_isNone() {
    thread.mounts(
        1,
        () -> {
          CarrierThread.scope(FILES);
          CarrierThread.leave();
        });
    assertThat(told()).isEmpty();
  }

  @Test
  void scopeThatUnmountsBetweenTwoCalls_isNone_andTheCallAfterIsItself() {
    thread.mount();
    thread.on(() -> CarrierThread.scope(FILES));
    thread.on(() -> CarrierThread.hold(READ, SHORT));
    thread.unmount();
    thread.mount();
    thread.on(() -> CarrierThread.hold(READ, SHORT));
    thread.on(CarrierThread::leave);

    assertThat(told()).containsExactly(READ);
  }

  @Test
  void callUnderTheThreshold_isSummedAndNotTold() {
    Carriers.configure(HOUR);
    thread.mounts(
        1,
        () -> {
          CarrierThread.hold(READ, SHORT);
          CarrierThread.hold(PARK, SHORT);
          CarrierThread.hold(READ, SHORT);
        });

    assertThat(told()).isEmpty();
    long[] sums = carrier.callSums(3);
    assertThat(sums).startsWith(READ, 2).hasSize(6);
    assertThat(sums[2]).isGreaterThanOrEqualTo(2 * SHORT);
  }

  @Test
  void shortCalls_showOneStackAMillisecond() {
    Carriers.configure(HOUR);
    thread.mounts(60, () -> CarrierThread.hold(READ, SHORT));

    assertThat(ring.hasNext()).isTrue();
    assertThat(ring.durationNanos()).isBetween(1_000_000L, HOUR);
    assertThat(ring.count()).isBetween(1, 50);
  }

  @Test
  void longMount_carriesTheSums() {
    Probe.configure(0, HOUR);
    thread.mounts(1, () -> CarrierThread.hold(READ, SHORT));
    thread.mounts(1);

    LongRing mounts = carrier.longRing();
    assertThat(mounts.callSums()).startsWith(READ, 1).hasSize(3);
    mounts.next();
    assertThat(mounts.callSums()).isNull();
  }

  /** {@code blocking=throw} is for loops: what a virtual thread holds is a carrier, not others. */
  @Test
  void callOnACarrier_isNeverRefused() {
    Probe.configureBlocking(0, operation -> new Error("refused"));
    thread.mounts(1, () -> CarrierThread.hold(READ, SHORT));

    assertThat(told()).containsExactly(READ);
  }

  @Test
  void sameHookOnALoop_isALoopsCall() {
    Probe.configureBlocking(0, operation -> operation == PARK ? new Error("refused") : null);
    try (LoopThread loop = LoopThread.seen()) {
      loop.on(Probe::begin);
      loop.on(CarrierCallsTest::readFiles);
      assertThatThrownBy(() -> loop.on(() -> Carriers.hold(PARK))).hasRootCauseMessage("refused");

      CallRing calls = loop.slot().callRing();
      assertThat(calls.operation()).isEqualTo(FILES);
      calls.next();
      assertThat(calls.hasNext()).isFalse();
    }
  }

  private static void readFiles() {
    Carriers.enter(FILES);
    Carriers.hold(READ);
    Spin.nanos(SHORT);
    Carriers.leave();
    Carriers.leave();
  }

  /** A platform thread, also one that is a carrier, blocks nobody but itself. */
  @Test
  void sameHookOnAnyOtherThread_isNone() {
    readFiles();
    thread.mounts(1, CarrierCallsTest::readFiles);

    assertThat(Carriers.carrying()).isNull();
    assertThat(told()).isEmpty();
  }
}
