// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static io.loopwatch.diagnose.Stacks.frame;
import static io.loopwatch.diagnose.Stacks.held;
import static io.loopwatch.diagnose.Stacks.inNative;
import static io.loopwatch.diagnose.Stacks.pins;
import static io.loopwatch.diagnose.Stacks.sample;
import static io.loopwatch.diagnose.Stacks.stack;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Pin;
import io.loopwatch.event.PinReason;
import io.loopwatch.event.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stacks as JDK 21 and 25 show them. */
class PinsTest {
  private static final String LOCKED = "com.acme.Orders.lockedLoad";
  private static final String LOAD = "com.acme.Orders.load";
  private static final String CLINIT = "com.acme.Prices.<clinit>";
  private static final String UPCALL = "com.acme.Codec.decode#native";
  private static final String RUN = "java.lang.VirtualThread.run";

  private static final List<String> SLEEP_21 =
      List.of(
          "jdk.internal.misc.Unsafe.park#native",
          "java.lang.VirtualThread.parkOnCarrierThread",
          "java.lang.VirtualThread.parkNanos",
          "java.lang.VirtualThread.sleepNanos",
          "java.lang.Thread.sleep");

  private static final List<String> SLEEP_25 =
      List.of(
          "jdk.internal.misc.Unsafe.park#native",
          "java.lang.VirtualThread.parkOnCarrierThread",
          "java.lang.VirtualThread.parkNanos",
          "java.lang.VirtualThread.sleepNanos",
          "java.lang.Thread.sleepNanos",
          "java.lang.Thread.sleep");

  private static List<StackTraceElement> sleep(int java, String... frames) {
    return stack(
        Stream.of((java < 24 ? SLEEP_21 : SLEEP_25).stream(), Arrays.stream(frames), Stream.of(RUN))
            .flatMap(all -> all)
            .toArray(String[]::new));
  }

  private static Pin asleep(int java, String... frames) {
    return pins(java).of(sleep(java, frames));
  }

  private static void is(Pin pin, PinReason reason, String frame, String cure) {
    assertThat(pin.reason()).isEqualTo(reason);
    assertThat(pin.frame()).isEqualTo(frame == null ? null : frame(frame));
    assertThat(pin.cure()).contains(cure);
  }

  @Test
  void monitor_before24() {
    is(
        asleep(21, LOAD, LOCKED, LOAD),
        PinReason.SYNCHRONIZED,
        LOCKED,
        "on JDK 24+ this would not pin; until then use a ReentrantLock");
  }

  @Test
  void monitorOfTheJdks_isNotTheUsersToReplace() {
    String read = "java.io.BufferedInputStream.lockedRead";

    assertThat(asleep(23, read, LOAD).cure()).isEqualTo("on JDK 24+ this would not pin");
    assertThat(asleep(23, read, LOAD).frame()).isEqualTo(frame(read));
  }

  @Test
  void monitor_from24On_isNotWhatPins() {
    assertThat(asleep(24, LOCKED, CLINIT).reason()).isEqualTo(PinReason.CLASS_INITIALISER);
    assertThat(asleep(24, LOCKED, LOAD).reason()).isEqualTo(PinReason.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 25})
  void nativeFrame_thatCalledBack(int java) {
    is(asleep(java, LOAD, UPCALL, LOAD), PinReason.NATIVE, UPCALL, "on a platform thread");
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 25})
  void nativeAccessor_ofReflection(int java) {
    String invoke = "jdk.internal.reflect.DirectMethodHandleAccessor$NativeAccessor.invoke0#native";

    is(
        asleep(java, LOAD, invoke, "java.lang.reflect.Method.invoke", LOAD),
        PinReason.NATIVE,
        invoke,
        "on a platform thread");
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 25, 26})
  void classInitialiser_alsoWhereANativeMethodAskedForIt(int java) {
    is(asleep(java, LOAD, CLINIT, LOAD), PinReason.CLASS_INITIALISER, CLINIT, "beforehand");
    is(
        asleep(java, CLINIT, "java.lang.Class.forName0#native", "java.lang.Class.forName", LOAD),
        PinReason.CLASS_INITIALISER,
        CLINIT,
        "beforehand");
  }

  @Test
  void innermost_isTold_andItsCureKnowsOfTheOthers() {
    is(
        asleep(21, LOCKED, LOAD, CLINIT),
        PinReason.SYNCHRONIZED,
        LOCKED,
        "on JDK 24+ the class initialiser around it would still pin");
    is(
        asleep(21, LOCKED, UPCALL),
        PinReason.SYNCHRONIZED,
        LOCKED,
        "on JDK 24+ the native call around it would still pin");
    assertThat(asleep(21, UPCALL, LOCKED).reason()).isEqualTo(PinReason.NATIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 25})
  void codeThatTheJvmCalls(int java) {
    String link = "java.lang.invoke.MethodHandleNatives.linkCallSite";
    String transform = "sun.instrument.InstrumentationImpl.transform";

    is(asleep(java, LOAD, link, LOAD), PinReason.NATIVE, link, "it was the JVM that called this");
    is(
        asleep(java, LOAD, transform, "java.lang.ClassLoader.defineClass1#native"),
        PinReason.NATIVE,
        transform,
        "it was the JVM that called this");
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 25})
  void classLoader_whereNothingElsePins(int java) {
    String load = "java.lang.ClassLoader.loadClass";
    String own = "com.acme.Plugins.loadClass";

    is(asleep(java, own, load, LOAD), PinReason.NATIVE, load, "load the class beforehand");
    assertThat(asleep(java, own, load, CLINIT).frame()).isEqualTo(frame(CLINIT));
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 25})
  void foreignFunctionsCallBack_isHidden_butForTheCallOfItsHandle(int java) {
    String foreign = "com.acme.Qsort.foreignSort";

    is(asleep(java, LOAD, foreign, LOAD), PinReason.NATIVE, foreign, "on a platform thread");
    assertThat(asleep(java, "java.lang.reflect.foreignInvoke", LOAD).reason())
        .as("the JDK's own calls of handles")
        .isEqualTo(PinReason.UNKNOWN);
  }

  @Test
  void nothingToBeSeen_isUnknown() {
    is(asleep(21, LOAD), PinReason.UNKNOWN, null, "if it is a monitor, on JDK 24+");
    is(asleep(25, LOAD), PinReason.UNKNOWN, null, "jdk.VirtualThreadPinned");
    is(pins(25).of(List.of()), PinReason.UNKNOWN, null, "jdk.VirtualThreadPinned");
  }

  @Test
  void contendedMonitor_before24_isTheFrameThatWantsIt() {
    Sample blocked = sample(Thread.State.BLOCKED, LOAD, LOCKED, RUN);

    is(pins(21).of(blocked), PinReason.SYNCHRONIZED, LOAD, "on JDK 24+ this would not pin");
    assertThat(pins(24).of(blocked).reason()).isEqualTo(PinReason.UNKNOWN);
    assertThat(pins(24).of(sample(Thread.State.BLOCKED, CLINIT, LOAD)).frame())
        .isEqualTo(frame(CLINIT));
  }

  @Test
  void objectWait_before24_isTheFrameThatOwnsTheMonitor() {
    String[] wait = {"java.lang.Object.wait0#native", "java.lang.Object.wait", LOAD, LOCKED, RUN};

    is(
        pins(21).of(sample(Thread.State.TIMED_WAITING, wait)),
        PinReason.SYNCHRONIZED,
        LOAD,
        "on JDK 24+ this would not pin");
    is(
        pins(21).of(held(Thread.State.BLOCKED, "worker-1", wait)),
        PinReason.SYNCHRONIZED,
        LOAD,
        "on JDK 24+ this would not pin");
    assertThat(pins(24).of(sample(Thread.State.WAITING, wait)).reason())
        .isEqualTo(PinReason.UNKNOWN);
  }

  @Test
  void objectWait_inNobodysFrame_hasNone() {
    is(
        pins(21).of(stack("java.lang.Object.wait")),
        PinReason.SYNCHRONIZED,
        null,
        "on JDK 24+ this would not pin");
  }

  @Test
  void joinOfAPlatformThread_before24_holdsThatThreadsMonitor() {
    String join = "java.lang.Thread.join";

    is(pins(21).of(stack(join, join, LOAD, RUN)), PinReason.SYNCHRONIZED, join, "on JDK 24+");
    assertThat(pins(21).of(stack(join, join, LOAD, LOCKED, RUN)).frame())
        .as("of a virtual thread it holds none")
        .isEqualTo(frame(LOCKED));
    assertThat(pins(24).of(stack(join, LOAD, RUN)).reason()).isEqualTo(PinReason.UNKNOWN);
  }

  @Test
  void waitForAnothersInitialiser_namesIt() {
    HeldLock prices =
        HeldLock.ofClass(
            "com.acme.Prices", "warm-up", stack("java.lang.Thread.sleep", CLINIT, LOAD));
    Sample waits = new Sample(stack(LOAD, RUN), Thread.State.RUNNABLE, prices, false);

    is(pins(21).of(waits), PinReason.CLASS_INITIALISER, CLINIT, "on JDK 26+");
    is(pins(25).of(waits), PinReason.CLASS_INITIALISER, CLINIT, "on JDK 26+");
    assertThat(pins(26).of(waits).cure()).isEqualTo("initialise the class beforehand");
    is(
        pins(25).of(Stacks.initialising(null, LOAD)),
        PinReason.CLASS_INITIALISER,
        null,
        "on JDK 26+");
  }

  @Test
  void whatDoesNotWait_isNotPinned() {
    assertThat(pins(21).of(sample(Thread.State.RUNNABLE, LOCKED, RUN))).isNull();
    assertThat(pins(21).of(inNative("java.io.FileInputStream.read0#native", LOCKED, CLINIT)))
        .isNull();
    assertThat(pins(21).of(sample(Thread.State.TERMINATED, LOCKED))).isNull();
  }

  @Test
  void monitors_areAskedAboutNoFurtherThanNeeded() {
    List<StackTraceElement> asked = new java.util.ArrayList<>();
    Pins pins = new Pins(21, new PlayedCode(frame -> !asked.add(frame), frame -> false));
    pins.of(sleep(21, LOAD, CLINIT, LOCKED));

    assertThat(asked).containsExactly(frame(LOAD));
  }

  @Test
  void frameWhoseCodeIsNotKnown_hidesWhatIsFurtherOut() {
    FrameCode slow =
        new FrameCode() {
          @Override
          public void read(List<StackTraceElement> frames, boolean toMonitor) {
            // a class loader is held up
          }

          @Override
          public Boolean holdsMonitor(StackTraceElement frame) {
            return frame.equals(frame(LOCKED)) ? true : null;
          }

          @Override
          public boolean callsHandle(StackTraceElement frame) {
            return false;
          }
        };
    Pin hidden = new Pins(21, slow).of(sleep(21, LOAD, LOCKED));
    assertThat(hidden.reason()).isEqualTo(PinReason.UNKNOWN);
    assertThat(hidden.frame()).isNull();

    Pin seen = new Pins(21, slow).of(sleep(21, LOCKED, LOAD));
    assertThat(seen.reason()).isEqualTo(PinReason.SYNCHRONIZED);
  }
}
