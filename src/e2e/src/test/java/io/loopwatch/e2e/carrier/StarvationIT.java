// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.HistogramFile;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All carriers are held: told while it lasts, with each who holds one. */
class StarvationIT {
  private static final long LAG_NANOS = 100_000_000;
  private static final int QUEUED = 5;

  /** Time to change the scheduler in while its heartbeat waits and is not late yet. */
  private static final Duration LATER = Duration.ofSeconds(2);

  private static final Predicate<Event> STARVATION = event -> event.is("starvation");

  static Stream<Jdk> jdks() {
    return Carriers.jdks();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void itIsToldWhileItLasts(Jdk jdk) {
    Target target =
        Carriers.target(jdk)
            .jvm("-Djdk.virtualThreadScheduler.maxPoolSize=2")
            .option("histograms", "run.hlog")
            .option("histograms.interval", "200ms");
    try (ChildJvm child = Carriers.start(target)) {
      Carriers.hold(child, CarrierWay.of(CarrierWay.SPIN));
      assertThat(child.events().matching(STARVATION)).as("while one of two is held").isEmpty();
      List<CompletableFuture<String>> answers = new ArrayList<>();
      answers.add(child.askLater("start computing CpuWays spin"));
      answers.add(child.askLater("start sleeping InitialiserWays sleepInInitialiser"));
      child.ask("begun computing");
      child.ask("begun sleeping");
      for (int i = 0; i < QUEUED; i++) {
        answers.add(child.askLater("start queued-" + i + " SleepWays park"));
      }
      Event seen = child.events().await("starvation", STARVATION);
      answers.forEach(answer -> assertThat(answer).isNotDone());
      isSeen(seen);
      child.ask("go computing");
      child.ask("go sleeping");
      for (int i = 0; i < QUEUED; i++) {
        child.ask("go queued-" + i);
      }
      Event ended = child.events().awaitEnd(seen);
      isEnded(ended, Stay.parse("sleeping", Carriers.get(answers.get(1))));
      assertThat(child.stop()).isZero();
      isLogged(child, seen);
      isInTotals(child);
      isInHistograms(child);
    }
  }

  /** The scheduler means to keep two carriers busy, and then only the one that is held. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void aLagThatBecomesOne_isToldASecondTime(Jdk jdk) {
    Target target =
        Carriers.target(jdk)
            .jvm("-Djdk.virtualThreadScheduler.parallelism=1")
            .option("lag.threshold", LATER.toMillis() + "ms");
    try (ChildJvm child = Carriers.start(target)) {
      CompletableFuture<String> answer = child.askLater("start computing CpuWays spin");
      child.ask("begun computing");
      child.ask("parallelism 2");
      Event lag = child.events().await("lag", event -> event.is("lag"));
      assertThat(child.events().matching(STARVATION)).as("one of two is held").isEmpty();
      assertThat(lag.list("holders")).isEmpty();
      child.ask("parallelism 1");
      Event seen = child.events().await("starvation", STARVATION);
      assertThat(answer).isNotDone();
      child.ask("go computing");
      isToldAgain(lag, seen, child.events().awaitEnd(seen));
      assertThat(child.stop()).isZero();
      assertThat(child.events().matching(event -> event.id() == seen.id())).hasSize(3);
    }
  }

  private static void isToldAgain(Event lag, Event seen, Event ended) {
    assertThat(List.of(lag, seen, ended)).extracting(Event::id).containsOnly(lag.id());
    assertThat(lag.text("phase")).isEqualTo("seen");
    assertThat(lag.number("carriers.parallelism")).isEqualTo(2);
    assertThat(seen.text("phase")).isEqualTo("seen");
    assertThat(seen.number("carriers.parallelism")).isEqualTo(1);
    assertThat(seen.durationNanos()).isGreaterThan(lag.durationNanos());
    assertThat(seen.list("holders"))
        .singleElement()
        .extracting(holder -> new Event(holder.getAsJsonObject()))
        .satisfies(holder -> isHolder(holder, "computing", null, "CpuWays.spin"));
    assertThat(STARVATION).as("its end").accepts(ended);
    assertThat(ended.durationNanos()).isGreaterThanOrEqualTo(seen.durationNanos());
  }

  private static void isSeen(Event seen) {
    assertThat(seen.text("phase")).isEqualTo("seen");
    assertThat(seen.loop()).isEqualTo("carriers");
    assertThat(seen.text("loopKind")).isEqualTo("carrier");
    assertThat(seen.durationNanos()).isGreaterThanOrEqualTo(LAG_NANOS);
    assertThat(seen.number("thresholdNanos")).isEqualTo(LAG_NANOS);
    assertThat(seen.number("carriers.parallelism")).isEqualTo(2);
    assertThat(seen.number("carriers.poolSize")).isEqualTo(2);
    assertThat(seen.number("carriers.mounted")).isEqualTo(2);
    assertThat(seen.number("carriers.queued")).isPositive();
    List<Event> holders =
        seen.list("holders").stream().map(holder -> new Event(holder.getAsJsonObject())).toList();
    assertThat(holders)
        .hasSize(2)
        .anySatisfy(holder -> isHolder(holder, "computing", null, "CpuWays.spin"))
        .anySatisfy(
            holder -> isHolder(holder, "sleeping", "Thread.sleep", "InitialiserWays.sleeps"));
    assertThat(holders).extracting(holder -> holder.text("carrier")).doesNotHaveDuplicates();
  }

  private static void isHolder(Event holder, String name, String operation, String culprit) {
    assertThat(holder.text("virtualThread")).isEqualTo(name);
    assertThat(holder.text("virtualThreadId")).matches("\\d+");
    assertThat(holder.text("carrier")).startsWith("ForkJoinPool-1-worker-");
    assertThat(holder.durationNanos()).isPositive();
    assertThat(holder.text("operation")).isEqualTo(operation);
    assertThat(holder.culprit()).isEqualTo(culprit);
    assertThat(holder.stack()).anyMatch(frame -> frame.contains(culprit + "("));
  }

  private static void isEnded(Event ended, Stay longest) {
    assertThat(ended.loop()).isEqualTo("carriers");
    assertThat(ended.durationNanos())
        .isBetween(LAG_NANOS, longest.nanos() + 2 * LAG_NANOS); // it looks every lag.interval
  }

  private static void isLogged(ChildJvm child, Event seen) {
    assertThat(child.stderr().lines())
        .filteredOn(line -> line.contains("loopwatch.lag - #" + seen.id() + " "))
        .first()
        .asString()
        .contains("WARN")
        .containsPattern("carriers lag [\\d.]+ m?s \\(threshold 100 ms\\)")
        .contains("all 2 carriers are held: ")
        .containsPattern("ForkJoinPool-1-worker-\\d+ by computing #\\d+ ")
        .containsPattern("ForkJoinPool-1-worker-\\d+ by sleeping #\\d+ ");
  }

  /** All carriers together. */
  private static void isInTotals(ChildJvm child) {
    Event stop = child.events().await("stop", event -> event.is("stop"));
    long stalls = child.events().matching(Event.stall("ended")).size();
    assertThat(stop.list("loops"))
        .singleElement()
        .extracting(loop -> new Event(loop.getAsJsonObject()))
        .satisfies(
            loop -> assertThat(loop.loop()).isEqualTo("carriers"),
            loop -> assertThat(loop.text("loopKind")).isEqualTo("carrier"),
            loop -> assertThat(loop.number("callbacks")).isGreaterThan(QUEUED),
            loop -> assertThat(loop.number("stalls")).isEqualTo(stalls));
  }

  private static void isInHistograms(ChildJvm child) {
    HistogramFile file = HistogramFile.read(child.directory().resolve("run.hlog"));
    assertThat(file.tags()).contains("carriers:mount", "carriers:lag");
    assertThat(file.sum("carriers:mount").getTotalCount()).isGreaterThan(QUEUED);
    assertThat(file.sum("carriers:lag").getMaxValue()).isGreaterThanOrEqualTo(LAG_NANOS);
  }
}
