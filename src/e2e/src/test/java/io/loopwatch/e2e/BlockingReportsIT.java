// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.BlockingLabLoops;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of blocking calls, in the event log and in the log. */
class BlockingReportsIT {
  private static final String CALLS = "io.loopwatch.e2e.fixture.BlockingLabCalls";
  private static final String RECORD =
      "\\S+ WARN loopwatch\\.blocking - #%d lab-\\d+-1 blocked [\\d.]+ ms in Thread\\.sleep at "
          + CALLS.replace(".", "\\.")
          + "\\.sleep\\(BlockingLabCalls\\.java:%d\\)";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aCallIsToldWithItsStack(Jdk jdk) {
    try (ChildJvm child = BlockingLab.start(BlockingLab.of(jdk))) {
      String answer = child.ask("loop 1 sleep 20");
      Event told = child.events().await("the sleep", call("sleep"));
      assertThat(told.text("operation")).isEqualTo("Thread.sleep");
      assertThat(told.text("kind")).isEqualTo("sleep");
      assertThat(told.loop()).matches("lab-\\d+-1");
      assertThat(told.text("loopKind")).isEqualTo("netty");
      assertThat(told.durationNanos()).isBetween(19_000_000L, BlockingLab.nanos(answer));
      assertThat(told.number("thresholdNanos")).isEqualTo(1_000_000);
      assertThat(told.text("callback")).isEqualTo(BlockingLabLoops.class.getName());
      assertThat(told.stack().get(0)).contains(innermost(jdk));
      assertThat(told.stack()).noneMatch(frame -> frame.contains("oopwatchProbe"));
      assertThat(told.field("stall")).isNull();
      assertThat(child.stop()).isZero();
      List<String> log = child.stderr().lines();
      String record = String.format(RECORD, told.id(), told.number("culprit.line"));
      int line = indexOf(log, record);
      assertThat(log.get(line + 1)).startsWith("\tat ").contains(innermost(jdk));
      assertThat(log.subList(line, log.size())).anyMatch(frame -> frame.contains("Calls.sleep("));
    }
  }

  /** Where it is native, the stack is that of whoever calls it. */
  private static String innermost(Jdk jdk) {
    return jdk.version() == 17 ? CALLS + ".sleep(" : "java.base/java.lang.Thread.sleep";
  }

  private static int indexOf(List<String> log, String pattern) {
    for (int i = 0; i < log.size(); i++) {
      if (log.get(i).matches(pattern)) {
        return i;
      }
    }
    throw new AssertionError("no line " + pattern + " in\n" + String.join("\n", log));
  }

  private static Predicate<Event> call(String method) {
    return event ->
        event.is("blocking")
            && event.is("culprit.class", CALLS)
            && event.is("culprit.method", method);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aCallThatMadeAStallIsToldByTheStallAlone(Jdk jdk) {
    try (ChildJvm child = BlockingLab.start(BlockingLab.of(jdk).option("threshold", "100ms"))) {
      Instant from = Instant.now();
      child.ask("loop 1 sleep 300");
      Event told = child.events().await("the sleep", call("sleep"));
      Event ended = child.events().awaitFrom(from, "its stall", Event.stall("ended"));
      assertThat(told.number("stall")).isEqualTo(ended.id());
      assertThat(ended.culprit()).isEqualTo("BlockingLabCalls.sleep");
      assertThat(child.stop()).isZero();
      assertThat(child.stderr().lines())
          .anyMatch(line -> line.contains("WARN loopwatch.stall - #" + ended.id() + " "))
          .noneMatch(line -> line.contains("WARN loopwatch.blocking - #" + told.id() + " "));
    }
  }

  /** None of them is long enough to be told, but all are told with the stall. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void shortCallsAreToldWithTheStallThatTheyMade(Jdk jdk) {
    Target lab = BlockingLab.of(jdk).option("threshold", "30ms");
    try (ChildJvm child = BlockingLab.start(lab.option("blocking.threshold", "10s"))) {
      Instant from = Instant.now();
      String answer = child.ask("loop 30 sleep 2");
      Event ended = child.events().awaitFrom(from, "the stall", Event.stall("ended"));
      Event sum = BlockingLab.sums(ended).get(0);
      assertThat(ended.list("blocking")).hasSize(1);
      assertThat(sum.text("operation")).isEqualTo("Thread.sleep");
      assertThat(sum.number("count")).isEqualTo(30);
      assertThat(sum.number("totalNanos")).isBetween(58_000_000L, BlockingLab.nanos(answer));
      assertThat(child.stop()).isZero();
      assertThat(child.events().matching(event -> event.is("blocking"))).isEmpty();
      assertThat(child.stderr().lines())
          .filteredOn(line -> line.contains("loopwatch.stall - #" + ended.id() + " "))
          .last()
          .asString()
          .containsPattern("was blocked for .* 30 × Thread\\.sleep [\\d.]+ m?s in all");
    }
  }

  @Test
  void writesAreSummedAsSleepsAre() {
    Target lab = BlockingLab.of(Jdks.own()).option("threshold", "30ms");
    try (ChildJvm child = BlockingLab.start(lab.option("blocking.threshold", "10s"))) {
      Instant from = Instant.now();
      child.ask("loop 3000 write 0");
      Event ended = child.events().awaitFrom(from, "the stall", Event.stall("ended"));
      assertThat(BlockingLab.sums(ended))
          .anyMatch(
              sum -> sum.is("operation", "RandomAccessFile.write") && sum.number("count") == 3_000);
    }
  }

  /** Below it a call is counted at its line, but told of by itself it is not. */
  @Test
  void theThresholdSaysWhatIsToldOneByOne() {
    Target lab = BlockingLab.of(Jdks.own()).option("blocking.threshold", "50ms");
    try (ChildJvm child = BlockingLab.start(lab)) {
      child.ask("loop 1 sleep 20");
      child.ask("loop 1 park 80");
      child.events().await("the long one", call("park"));
      assertThat(child.stop()).isZero();
      assertThat(child.events().matching(call("sleep"))).isEmpty();
      assertThat(BlockingLab.sites(child))
          .anyMatch(
              site -> site.is("culprit.method", "sleep") && site.number("totalNanos") >= 19_000_000)
          .anyMatch(site -> site.is("culprit.method", "park"));
    }
  }

  @Test
  void thresholdOfNothing_tellsEveryCall() {
    Target lab = BlockingLab.of(Jdks.own()).option("blocking.threshold", "0ns");
    try (ChildJvm child = BlockingLab.start(lab)) {
      child.ask("loop 20 read 0");
      child.ask("loop 1 sleep 20");
      child.events().await("what came last", call("sleep"));
      assertThat(child.events().matching(call("read"))).hasSize(20);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aRequestOverHttpIsOneCall(Jdk jdk) {
    Target lab = BlockingLab.of(jdk).option("blocking.threshold", "0ns");
    try (ChildJvm child = BlockingLab.start(lab)) {
      child.ask("loop 1 send 50");
      child.ask("loop 1 sleep 20");
      child.events().await("what came last", call("sleep"));
      assertThat(child.events().matching(call("send")))
          .singleElement()
          .satisfies(
              told -> assertThat(told.text("operation")).isEqualTo("HttpClient.send"),
              told -> assertThat(told.durationNanos()).isGreaterThan(45_000_000));
      assertThat(child.events().matching(event -> event.is("blocking")))
          .filteredOn(told -> told.stack().stream().anyMatch(frame -> frame.contains("Calls.send")))
          .hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void whereNoLoopIsNothingIsTold(Jdk jdk) {
    Target lab = BlockingLab.of(jdk).option("blocking.threshold", "0ns");
    try (ChildJvm child = BlockingLab.start(lab)) {
      child.ask("loop 1 sleep 1");
      child.events().await("the first call", call("sleep"));
      Instant from = Instant.now();
      for (String call : List.of("sleep", "park", "nested", "read", "write", "send")) {
        child.ask("aside 1 " + call + " 20");
      }
      long ending = Long.parseLong(child.ask("shutdown"));
      Instant to = Instant.now();
      child.ask("loop 1 park 20");
      child.events().await("what came last", call("park"));
      assertThat(ending).as("the loop had to wait for its end").isGreaterThan(400_000_000);
      assertThat(child.events().between(from, to))
          .filteredOn(event -> event.is("blocking"))
          .isEmpty();
    }
  }

  @Test
  void loopsThatAreExcludedReportNothing() {
    Target lab = BlockingLab.of(Jdks.own()).option("exclude", "lab-*-2");
    try (ChildJvm child = BlockingLab.start(lab)) {
      child.ask("loop 1 sleep 20");
      child.events().await("the first loop", call("sleep"));
      int mark = child.events().mark();
      child.ask("other 1 park 20");
      child.ask("loop 1 nested 20");
      child.events().awaitSince(mark, "what came last", event -> event.is("blocking"));
      assertThat(child.events().all())
          .noneMatch(event -> event.loop() != null && event.loop().endsWith("-2"));
    }
  }
}
