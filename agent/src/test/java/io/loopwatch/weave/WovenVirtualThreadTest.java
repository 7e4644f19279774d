// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.loopwatch.probe.CallRing;
import io.loopwatch.probe.Carrier;
import io.loopwatch.probe.Carriers;
import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of virtual threads, woven into one: whatever it comes to, it does as before, and each
 * run of it is one mount that has ended.
 */
@ExtendWith(ProbeReset.class)
class WovenVirtualThreadTest {
  private static final Class<?> PLAIN = ClassFiles.define(ClassFiles.of(MiniVirtualThread.class));
  private static final Class<?> WOVEN = woven();

  private final List<Long> numbers = new ArrayList<>();

  private static Class<?> woven() {
    List<HookPoint> rows = CarrierHooksTest.rowsOfVirtualThreads();
    Weaver.Result result = Weaver.weave(ClassFiles.of(MiniVirtualThread.class), rows);
    assertThat(result.missing()).isEmpty();
    return ClassFiles.define(result.bytes());
  }

  private Object made(Class<?> type, String way, Runnable body) throws Throwable {
    Object thread = type.getConstructor().newInstance();
    Class<?> ways = type.getField("way").getType();
    type.getField("way").set(thread, ways.getMethod("valueOf", String.class).invoke(null, way));
    type.getField("body").set(thread, body);
    return thread;
  }

  private Object runs(Runnable body) throws Throwable {
    return made(WOVEN, "RUNS", body);
  }

  private void note() {
    numbers.add(Carriers.current().sequence());
  }

  private static String outcome(Object thread, String method, Object... arguments)
      throws Throwable {
    Throwable thrown = catchThrowable(() -> Reflected.call(thread, method, arguments));
    return Reflected.field(thread, "trace") + " " + thrown;
  }

  @ParameterizedTest
  @EnumSource
  void eachWay_isAsBefore_andOneMount(MiniVirtualThread.Way way) throws Throwable {
    Object thread = made(WOVEN, way.name(), this::note);
    String outcome = outcome(thread, "runContinuation");

    assertThat(outcome).isEqualTo(outcome(made(PLAIN, way.name(), () -> {}), "runContinuation"));
    assertThat(Carriers.current().mounts()).isEqualTo(1);
    assertThat(Carriers.current().sequence()).isEqualTo(2);
    assertThat(numbers).isSubsetOf(1L);
  }

  @Test
  void threadThatRuns_isMountedMeanwhile() throws Throwable {
    Object thread = runs(this::note);
    Reflected.call(thread, "runContinuation");
    Reflected.call(thread, "runContinuation");

    assertThat(numbers).containsExactly(1L, 3L);
    assertThat(Carriers.current().thread()).isSameAs(Thread.currentThread());
    assertThat(Carriers.current().maxNanos()).isPositive();
  }

  static Stream<Arguments> failures() {
    return Stream.of(new IllegalStateException("own"), new StackOverflowError(), new Error("own"))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatTheThreadThrows_comesOut_andTheMountHasEnded(Throwable failure) throws Throwable {
    Object thread = runs(() -> sneak(failure));

    assertThat(catchThrowable(() -> Reflected.call(thread, "runContinuation"))).isSameAs(failure);
    assertThat(Reflected.field(thread, "trace")).hasToString("[mount, unmount, after]");
    assertThat(Carriers.current().sequence()).isEqualTo(2);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** A scheduler of the application's own runs the next where the last has left. */
  @Test
  void threadThatIsRunWithinAnother_isAMountOfItsOwn_andEndsThatOnes() throws Throwable {
    Object inner = runs(this::note);
    Object outer =
        runs(
            () -> {
              note();
              assertThat(catchThrowable(() -> Reflected.call(inner, "runContinuation"))).isNull();
              note();
            });
    Reflected.call(outer, "runContinuation");

    assertThat(numbers).containsExactly(1L, 3L, 4L);
    assertThat(Carriers.current().sequence()).isEqualTo(4);
  }

  @Test
  void otherMethods_areLeft() throws Throwable {
    Object thread = runs(() -> {});
    Reflected.call(thread, "yieldContinuation");
    assertThat(Carriers.current()).isNull();

    Reflected.call(thread, "runContinuation", 3);
    assertThat(Carriers.current().mounts()).isEqualTo(3);
  }

  @Test
  void park_ofAThreadThatIsNoVirtualOne_isNone() throws Throwable {
    Object thread = runs(() -> {});
    Carriers.configure(0);
    Carriers.mount();
    String outcome = outcome(thread, "parkOnCarrierThread", false, 0L);
    Carriers.unmount();

    Carrier carrier = Carriers.current();
    assertThat(outcome).isEqualTo("[unparked] null");
    assertThat(carrier.callRing().hasNext()).isFalse();
  }

  /** On this JDK nobody is virtual; a loop shows that the calls are there, and in pairs. */
  @Test
  void park_isAHold_alsoWhereItThrowsOrReturnsAtOnce() throws Throwable {
    IllegalStateException failure = new IllegalStateException("interrupted");
    Object failing = runs(() -> sneak(failure));
    Object thread = runs(() -> {});
    CallRing calls = beInACallback();
    Reflected.call(thread, "parkOnCarrierThread", false, 0L);
    Reflected.call(thread, "parkOnCarrierThread", true, 0L);
    assertThat(catchThrowable(() -> Reflected.call(failing, "parkOnCarrierThread", true, 1L)))
        .isSameAs(failure);
    Probe.end();

    List<String> told = new ArrayList<>();
    for (; calls.hasNext(); calls.next()) {
      told.add(BlockingPoints.operation(calls.operation()).name());
    }
    assertThat(told)
        .containsExactly("VirtualThread.park", "VirtualThread.park", "VirtualThread.park");
  }

  private static CallRing beInACallback() {
    PlayedLoop loop = new PlayedLoop();
    Probe.configureBlocking(0, null);
    Probe.tasks(loop, loop.queue);
    Probe.begin();
    return Probe.current().callRing();
  }
}
