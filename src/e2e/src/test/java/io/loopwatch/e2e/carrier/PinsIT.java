// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins that are no stalls: how long, where, why, and what would cure them. */
class PinsIT {
  private static final int LONG_MILLIS = 80;
  private static final int SHORT_MILLIS = 15;
  private static final int ATTEMPTS = 5;
  private static final long EXACT_NANOS = 1_000_000;
  private static final long THRESHOLD_NANOS = 50_000_000;

  /** What pins on which JDK. */
  static Stream<Arguments> pins() {
    return Carriers.jdks()
        .flatMap(
            jdk ->
                Stream.of("initialiser", "synchronized")
                    .filter(kind -> isPinning(jdk, kind))
                    .map(kind -> Arguments.of(jdk, kind)));
  }

  static Stream<Jdk> jdks() {
    return Carriers.jdks();
  }

  private static boolean isPinning(Jdk jdk, String kind) {
    return kind.equals("initialiser") || kind.equals("synchronized") && jdk.version() < 24;
  }

  private static ChildJvm start(Jdk jdk) {
    Target target =
        Carriers.target(jdk)
            .option("pin.threshold", "50ms")
            .option("threshold", "10s")
            .option("lag.threshold", "10s");
    return Carriers.start(target, "initialiser " + LONG_MILLIS, event -> event.is("pinned"));
  }

  /** Returns how long the fixture waited, in nanoseconds. */
  private static long pin(ChildJvm child, String name, String kind, int millis) {
    return Long.parseLong(child.ask("pin " + name + " " + kind + " " + millis));
  }

  private static Predicate<Event> told(String type, String name) {
    return Carriers.of(name).and(event -> event.is(type));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("pins")
  void aPinIsToldWithItsDurationAndItsCure(Jdk jdk, String kind) {
    try (ChildJvm child = start(jdk)) {
      List<Long> beside = new ArrayList<>();
      for (int i = 0; i < ATTEMPTS; i++) {
        long nanos = pin(child, "long-" + i, kind, LONG_MILLIS);
        beside.add(
            nanos - child.events().await("pin", told("pinned", "long-" + i)).durationNanos());
      }
      areExact(beside);
      Event told = child.events().await("the pin", told("pinned", "long-0"));
      assertThat(told.number("thresholdNanos")).isEqualTo(THRESHOLD_NANOS);
      assertThat(told.loop()).startsWith("ForkJoinPool-1-worker-");
      assertThat(told.text("loopKind")).isEqualTo("carrier");
      assertThat(told.text("operation")).isEqualTo("Thread.sleep");
      assertThat(told.text("kind")).isEqualTo("pin");
      assertThat(told.culprit()).isEqualTo("TimedWays.sleeps");
      assertThat(told.stack())
          .anyMatch(frame -> frame.contains("TimedWays.sleeps("))
          .anyMatch(frame -> frame.contains("TimedWays.pin("))
          .noneMatch(frame -> frame.contains("java.lang.Loopwatch"));
      assertThat(told.text("context.virtualThreadId")).matches("\\d+");
      assertThat(told.field("stall")).isNull();
      hasReason(told, kind);
      assertThat(child.stop()).isZero();
      isLogged(child, told, kind);
    }
  }

  /** None is longer than it was; a thread that was not woken at once makes some shorter. */
  private static void areExact(List<Long> beside) {
    assertThat(beside)
        .as("nanoseconds that the fixture measured beyond what was told")
        .allSatisfy(nanos -> assertThat(nanos).isNotNegative());
    assertThat(beside.stream().sorted().toList().get(1))
        .as("the second least of %s", beside)
        .isLessThan(EXACT_NANOS);
  }

  private static void hasReason(Event told, String kind) {
    boolean isInitialiser = kind.equals("initialiser");
    assertThat(told.text("pinned.reason"))
        .isEqualTo(isInitialiser ? "class-initialiser" : "synchronized");
    assertThat(told.text("pinned.frame.method"))
        .isEqualTo(isInitialiser ? "<clinit>" : "inSynchronized");
    assertThat(told.text("pinned.frame.class"))
        .endsWith(isInitialiser ? ".SlowInit" : ".TimedWays");
    assertThat(told.text("pinned.cure")).isNotEmpty();
    if (!isInitialiser) {
      assertThat(told.text("pinned.cure")).startsWith("on JDK 24+ this would not pin");
    }
  }

  private static void isLogged(ChildJvm child, Event told, String kind) {
    assertThat(child.stderr().lines())
        .filteredOn(line -> line.contains("loopwatch.pinned - #" + told.id() + " "))
        .singleElement()
        .asString()
        .contains("WARN")
        .containsPattern(told.loop() + " pinned [\\d.]+ ms in Thread\\.sleep at ")
        .contains("TimedWays.sleeps(TimedWays.java:")
        .contains("in virtual thread long-0 #")
        .contains(told.text("pinned.cure"));
  }

  /** One that a busy machine has not made long; returns its thread's name. */
  private static String shortPin(ChildJvm child) {
    for (int i = 0; i < ATTEMPTS; i++) {
      if (pin(child, "short-" + i, "initialiser", SHORT_MILLIS) < THRESHOLD_NANOS) {
        return "short-" + i;
      }
    }
    throw new AssertionError("the machine is too busy: each short pin was a long one");
  }

  /** It is a blocking call like any other. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void aShorterPinIsABlockingCall(Jdk jdk) {
    try (ChildJvm child = start(jdk)) {
      String name = shortPin(child);
      Event told = child.events().await("the call", told("blocking", name));
      assertThat(told.text("kind")).isEqualTo("pin");
      assertThat(told.text("operation")).isEqualTo("Thread.sleep");
      assertThat(told.culprit()).isEqualTo("TimedWays.sleeps");
      assertThat(told.durationNanos()).isBetween(SHORT_MILLIS * 900_000L, THRESHOLD_NANOS);
      pin(child, "long", "initialiser", LONG_MILLIS);
      child.events().await("what came last", told("pinned", "long"));
      assertThat(child.events().matching(told("pinned", name))).isEmpty();
    }
  }

  /** A sleep that leaves its carrier, and on later JDKs one in a monitor. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void whatDoesNotPinIsNotTold(Jdk jdk) {
    try (ChildJvm child = start(jdk)) {
      Stream.of("unpinned", "synchronized")
          .filter(kind -> !isPinning(jdk, kind))
          .forEach(kind -> pin(child, "quiet", kind, LONG_MILLIS));
      pin(child, "long", "initialiser", LONG_MILLIS);
      child.events().await("what came last", told("pinned", "long"));
      assertThat(child.events().matching(Carriers.of("quiet"))).isEmpty();
    }
  }
}
