// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.NoisyLab;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A bad night makes a short log: one story for each culprit, and the rest counted. */
class QuietIT {
  private static final String CULPRIT = "NoisyCall000.accept(NoisyCall000.java:";

  /** A busy machine may make the watchdog miss a short stall: then its place is not known. */
  private static final int ATTEMPTS = 5;

  static Stream<Arguments> labs() {
    return Jdks.all()
        .flatMap(
            jdk ->
                Stream.of(
                    Arguments.of(jdk, "netty-4.1"),
                    Arguments.of(jdk, "netty-4.2"),
                    Arguments.of(jdk, "vertx-4"),
                    Arguments.of(jdk, "vertx-5")));
  }

  static Stream<Arguments> newestLabs() {
    return labs().filter(lab -> List.of("netty-4.2", "vertx-5").contains(lab.get()[1]));
  }

  private static Target lab(Jdk jdk, String framework) {
    return Target.of(jdk, NoisyLab.class)
        .frameworks(framework)
        .arguments(framework.startsWith("vertx") ? "vertx" : "netty", "1")
        .option("log", "agent.log")
        .option("threshold", "10ms")
        .option("iteration.threshold", "10s")
        .option("lag.threshold", "10s");
  }

  /** What a log says of that place, stacks and tables left out. */
  private static List<String> records(ChildJvm child) {
    return log(child).lines().stream()
        .filter(line -> !line.startsWith("\t") && line.contains(CULPRIT))
        .toList();
  }

  private static LogFile log(ChildJvm child) {
    return LogFile.read(child.directory().resolve("agent.log"));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("labs")
  void tenStallsOfOnePlaceAreFiveReportsAndACount(Jdk jdk, String framework) {
    for (int attempt = 1; ; attempt++) {
      try (ChildJvm child = lab(jdk, framework).option("log.limit", "5/m").start()) {
        warmUp(child);
        Instant from = Instant.now();
        child.ask("calls 10 20");
        child.events().await("the tenth", event -> sleeps(child, from, "ended").size() >= 10);
        String bean = awaitBean(child);
        assertThat(child.stop()).isZero();
        if (isBlamed(sleeps(child, from, "seen"))
            && isBlamed(sleeps(child, from, "ended"))
            && hasStalls(child, from)) {
          assertFiveAndACount(records(child));
          assertSummary(child, bean);
          return;
        }
        assertThat(attempt).as("attempts on a busy machine").isLessThan(ATTEMPTS);
      }
    }
  }

  /** What the agent does for the first time takes its time, and it would miss the short ones. */
  private static void warmUp(ChildJvm child) {
    child.ask("other 5 100");
    child
        .events()
        .await(
            "one of them",
            event -> Event.stall("ended").test(event) && "Culprits.sleep".equals(event.culprit()));
  }

  private static List<Event> sleeps(ChildJvm child, Instant from, String phase) {
    return child.events().from(from).stream()
        .filter(Event.stall(phase))
        .filter(event -> phase.equals("seen") || event.durationNanos() > 19_000_000)
        .toList();
  }

  private static boolean isBlamed(List<Event> stalls) {
    return stalls.stream().allMatch(event -> "NoisyCall000.accept".equals(event.culprit()));
  }

  /** A call that is told in the moment before its callback ends is told of no stall. */
  private static boolean hasStalls(ChildJvm child, Instant from) {
    return child.events().from(from).stream()
        .filter(event -> event.is("blocking"))
        .allMatch(event -> event.field("stall") != null);
  }

  private static void assertFiveAndACount(List<String> records) {
    assertThat(records)
        .filteredOn(line -> line.contains("WARN loopwatch.stall - #"))
        .extracting(line -> line.replaceFirst(".* - (#\\d+) .*", "$1"))
        .as("numbers of stalls that were told")
        .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(5));
    assertThat(records)
        .filteredOn(line -> line.contains(" was blocked for "))
        .as("told to their end")
        .hasSize(5);
    assertThat(records)
        .filteredOn(line -> !line.contains("WARN loopwatch.stall - #"))
        .singleElement()
        .asString()
        .contains("WARN loopwatch.agent - 5 more like stall at ")
        .endsWith(" were not logged");
  }

  private static String awaitBean(ChildJvm child) {
    return Waiting.until(
        "the MBean",
        Deadlines.REPORT,
        () -> Stream.of(child.ask("bean")).filter(text -> text.contains(CULPRIT)).findFirst(),
        () -> "");
  }

  /** On request and at the end, in words and for programs, it is the same. */
  private static void assertSummary(ChildJvm child, String bean) {
    String line = "10 × blocking, Thread.sleep at io.loopwatch.e2e.fixture." + CULPRIT;
    assertThat(bean).startsWith("all loops: ").contains("|what stalled your loops:|", line);
    assertThat(log(child).lines())
        .anyMatch(told -> told.startsWith("\t") && told.contains(line))
        .anyMatch(told -> told.contains(" loopwatch stops: ") && told.contains(" not logged"));
    Event stop = child.events().await("stop", event -> event.is("stop"));
    assertThat(stop.list("culprits"))
        .extracting(culprit -> new Event(culprit.getAsJsonObject()))
        .filteredOn(
            culprit ->
                culprit.is("culprit.class", NoisyLab.class.getPackageName() + ".NoisyCall000"))
        .singleElement()
        .satisfies(
            culprit -> assertThat(culprit.number("count")).isEqualTo(10),
            culprit -> assertThat(culprit.number("overNanos")).isGreaterThan(90_000_000));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("newestLabs")
  void whereNothingStallsNothingIsTold(Jdk jdk, String framework) {
    Target lab = lab(jdk, framework).option("threshold", "10s");
    try (ChildJvm child = lab.start()) {
      child.ask("calls 100 0");
      assertThat(child.ask("bean")).isEqualTo("absent");
      assertThat(child.stop()).isZero();
      assertThat(log(child).lines())
          .filteredOn(line -> !line.startsWith("\t"))
          .satisfiesExactly(
              start -> assertThat(start).contains(" is on: "),
              stop -> assertThat(stop).contains("loopwatch stops: ").doesNotContain("not logged"));
    }
  }

  /** It does not wait for a further report, nor for the end. */
  @Test
  void aCountIsToldWhenThePeriodIsOver() {
    try (ChildJvm child = lab(Jdks.own(), "netty-4.2").option("log.limit", "1/s").start()) {
      warmUp(child);
      child.ask("calls 10 20");
      Waiting.until(
          "the count",
          Deadlines.REPORT,
          () -> records(child).stream().filter(line -> line.contains(" more like ")).findFirst(),
          () -> log(child).toString());
      assertThat(child.isAlive()).isTrue();
    }
  }

  /** Those that warm up take 100 ms. */
  private static boolean isLong(Event event) {
    return event.durationNanos() >= 600_000_000;
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("newestLabs")
  void aLagBehindAStallIsNoStoryOfItsOwn(Jdk jdk, String framework) {
    Target lab = lab(jdk, framework).option("threshold", "50ms").option("lag.threshold", "200ms");
    try (ChildJvm child = lab.start()) {
      warmUp(child);
      child.ask("behind 600");
      Event lag = child.events().await("its lag", event -> event.is("lag"));
      Event end = child.events().awaitEnd(lag);
      Event stall = child.events().await("the stall", Event.stall("ended").and(QuietIT::isLong));
      assertThat(end.number("stall")).isEqualTo(stall.id());
      assertThat(log(child).of("loopwatch.lag")).as("lags in the log").isEmpty();

      child.ask("crowd 30 20");
      child
          .events()
          .await("a lag of its own", event -> event.is("lag") && event.field("stall") == null);
      assertThat(child.stop()).isZero();
      assertThat(log(child).of("loopwatch.lag")).isNotEmpty();
    }
  }
}
