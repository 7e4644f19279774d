// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.loopwatch.e2e.fixture.Unhooked;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What no hook sees: monitors, locks, classes that others load or initialise, native code. All is
 * told while it lasts, as what it is; the same without the wait is silent.
 */
class UnhookedIT {
  private static final int MILLIS = 400;
  private static final int FOREIGN_FUNCTIONS = 22;

  /**
   * What is to be told.
   *
   * @param kind a command of {@link Unhooked}
   * @param owner the innermost frame of their own in the stack of the thread {@code holder}; null
   *     where nobody is to be named
   */
  private record Expected(
      String kind, String cause, String operation, String culprit, String owner) {
    boolean isBusy() {
      return kind.equals("load") || kind.equals("define");
    }
  }

  private static final String PRICES = "initialisation of " + Unhooked.class.getName() + "$Prices";
  private static final String RIGHT = "initialisation of " + Unhooked.class.getName() + "$Right";

  private static final List<Expected> ALL =
      List.of(
          new Expected("monitor", "lock", "synchronized", "Unhooked.monitor", "holdMonitor"),
          new Expected("notified", "lock", "synchronized", "Unhooked.notified", "holdNotified"),
          new Expected("reentrant", "lock", "ReentrantLock.lock", "Unhooked.reentrant", "hold"),
          new Expected(
              "readWrite", "lock", "ReentrantReadWriteLock.lock", "Unhooked.readWrite", "hold"),
          new Expected("stamped", "blocking", "StampedLock.lock", "Unhooked.stamped", null),
          new Expected("field", "class-loading", PRICES, "Unhooked$Orders.run", "Prices.<clinit>"),
          new Expected("forName", "class-loading", PRICES, "Loaders.initialise", "Prices.<clinit>"),
          new Expected("own", "blocking", "Thread.sleep", "Unhooked$Prices.<clinit>", null),
          new Expected(
              "loadLock",
              "class-loading",
              "ClassLoader.loadClass",
              "Loaders.notFound",
              "findClass"),
          new Expected("load", "class-loading", "ClassLoader.loadClass", "Loaders.load", null),
          new Expected(
              "define", "class-loading", "ClassLoader.defineClass", "Loaders.define", null),
          new Expected("jni", "native", "Native.epollWait", "Natives.jni", null),
          new Expected("foreign", "native", null, "Natives.foreign", null));

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void isToldAsWhatItIs(Jdk jdk) {
    try (ChildJvm child = start(jdk, "100ms")) {
      List<Expected> possible = possible(jdk).toList();
      possible.forEach(each -> call(child, each, 0)); // loads the classes of all that comes
      Calm calm = Calm.of(() -> callAll(child, possible));
      Instant loud = Instant.now();
      possible.forEach(each -> assertTold(child, each));
      assertThat(child.events().between(calm.from(), calm.to()))
          .filteredOn(event -> !event.is("blocking")) // a machine that is short of processors
          .as("told though nothing took long")
          .isEmpty();
      assertThat(child.events().from(loud)).noneMatch(event -> event.is("notice"));
      assertThat(child.stop()).isZero();
    }
  }

  private static ChildJvm start(Jdk jdk, String threshold) {
    return Target.of(jdk, Unhooked.class)
        .frameworks("netty-4.1")
        .option("threshold", threshold)
        .start();
  }

  /** Netty brings native code for Linux only; foreign functions are younger than Java 17. */
  private static Stream<Expected> possible(Jdk jdk) {
    boolean isLinux = System.getProperty("os.name").startsWith("Linux");
    return ALL.stream()
        .filter(each -> !each.kind.equals("foreign") || jdk.version() >= FOREIGN_FUNCTIONS)
        .filter(each -> !each.cause.equals("native") || isLinux);
  }

  private static Reply call(ChildJvm child, Expected what, int millis) {
    return Reply.parse(child.ask(what.kind + " " + millis));
  }

  /** Returns the most disturbed answer. */
  private static Reply callAll(ChildJvm child, List<Expected> all) {
    return all.stream()
        .map(each -> call(child, each, 0))
        .max(Comparator.comparing(Reply::heldUpNanos))
        .orElseThrow();
  }

  private static void assertTold(ChildJvm child, Expected what) {
    Told<Reply> told =
        Told.of(
            child,
            what.kind,
            "stall",
            () -> child.askLater(what.kind + " " + MILLIS).thenApply(Reply::parse));
    if (what.isBusy()) { // then one look may show it between two classes
      assertThat(told.seen().stack()).anyMatch(frame -> frame.contains(what.culprit + "("));
    } else {
      says(told.seen(), what);
    }
    says(told.ended(), what);
    assertThat(told.ended().durationNanos()).isGreaterThanOrEqualTo(told.answer().nanos());
  }

  private static void says(Event event, Expected what) {
    assertThat(event.text("cause")).as("cause of %s", event).isEqualTo(what.cause);
    assertThat(event.text("operation")).as("operation of %s", event).isEqualTo(what.operation);
    assertThat(event.culprit()).as("culprit of %s", event).isEqualTo(what.culprit);
    assertThat(event.number("culprit.line")).as("line of %s", event).isPositive();
    if (what.owner == null) {
      assertThat(event.text("lock.owner")).as("owner of %s", event).isNull();
    } else {
      assertThat(event.text("lock.owner")).as("owner of %s", event).isEqualTo("holder");
      assertThat(event.list("lock.ownerStack").stream().map(JsonElement::getAsString))
          .as("its stack in %s", event)
          .anyMatch(frame -> frame.contains(what.owner + "("));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void twoInitialisersThatWaitForEachOther_areToldWhileTheyDo(Jdk jdk) {
    Expected deadlock =
        new Expected(
            "deadlock", "class-loading", RIGHT, "Unhooked$Left.<clinit>", "Right.<clinit>");
    try (ChildJvm child = start(jdk, "1s")) { // the loading of the fixture is shorter
      child.askLater("deadlock 0");
      Event seen =
          child
              .events()
              .await("deadlock told", event -> "class-loading".equals(event.text("cause")));
      assertThat(seen.text("phase")).isEqualTo("seen");
      says(seen, deadlock);
    }
  }
}
