// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where loops block: at the end, over JMX, and however often they do. */
class BlockingSitesIT {
  private static final int PLACES = 12;
  private static final int SHOWN = 10;
  private static final String TITLE = "where your loops block:";

  @Test
  void theEndTellsThePlacesThoseThatTookLongestFirst() {
    try (ChildJvm child = BlockingLab.start(BlockingLab.of(Jdks.own()))) {
      IntStream.range(0, PLACES).forEach(line -> child.ask("loop 2 place " + line));
      assertThat(child.stop()).isZero();
      List<Event> places =
          BlockingLab.sites(child).stream()
              .filter(site -> site.is("culprit.method", "place"))
              .toList();
      assertThat(places).hasSize(PLACES).allSatisfy(BlockingSitesIT::isWhole);
      assertThat(BlockingLab.sites(child))
          .isSortedAccordingTo(
              Comparator.comparingLong((Event site) -> site.number("totalNanos")).reversed());
      List<String> table = table(child.stderr().lines());
      assertThat(table).hasSize(SHOWN);
      for (int i = 0; i < SHOWN; i++) {
        assertThat(table.get(i))
            .contains(" in 2 × Thread.sleep at ")
            .contains("BlockingLabCalls.java:" + places.get(i).number("culprit.line") + ")");
      }
    }
  }

  private static void isWhole(Event place) {
    assertThat(place.text("operation")).isEqualTo("Thread.sleep");
    assertThat(place.text("kind")).isEqualTo("sleep");
    assertThat(place.number("count")).isEqualTo(2);
    assertThat(place.number("maxNanos"))
        .isBetween(place.number("totalNanos") / 2, place.number("totalNanos"));
    assertThat(place.number("p50Nanos"))
        .isBetween(1L, place.number("p99Nanos"))
        .isLessThanOrEqualTo(place.number("maxNanos"));
  }

  private static List<String> table(List<String> log) {
    int title = IntStream.range(0, log.size()).filter(i -> log.get(i).endsWith(TITLE)).sum();
    assertThat(log.get(title)).contains(" INFO loopwatch.blocking - " + TITLE);
    return log.subList(title + 1, log.size()).stream()
        .takeWhile(line -> line.startsWith("\t"))
        .toList();
  }

  @Test
  void whereNothingBlockedTheEndHasNoTable() {
    try (ChildJvm child = BlockingLab.start(BlockingLab.of(Jdks.own()))) {
      child.ask("loop 1 spin 5");
      assertThat(child.ask("bean")).isEqualTo("absent");
      assertThat(child.stop()).isZero();
      assertThat(BlockingLab.sites(child)).isEmpty();
      assertThat(child.stderr().text()).doesNotContain(TITLE);
    }
  }

  @Test
  void theSameIsToldOverJmxWhileTheApplicationRuns() {
    try (ChildJvm child = BlockingLab.start(BlockingLab.of(Jdks.own()))) {
      child.ask("loop 3 sleep 20");
      String told =
          Waiting.until(
              "the bean",
              Deadlines.REPORT,
              () -> Optional.of(child.ask("bean")).filter(bean -> bean.startsWith("calls=3 ")),
              () -> child.ask("bean"));
      assertThat(told)
          .containsPattern("nanos=\\d{8,} where your loops block:\\|")
          .contains(" in 3 × Thread.sleep at io.loopwatch.e2e.fixture.BlockingLabCalls.sleep(");
    }
  }

  @Test
  void withoutJmxNothingIsRegistered() {
    try (ChildJvm child = BlockingLab.start(BlockingLab.of(Jdks.own()).option("jmx", "false"))) {
      child.ask("loop 1 sleep 20");
      child.events().await("the sleep", event -> event.is("blocking"));
      child.ask("loop 1 sleep 20");
      assertThat(child.ask("bean")).isEqualTo("absent");
    }
  }

  /** All are in the stall's sum; their line's count is an estimate, made of a stack a ms. */
  @Test
  void aMillionCallsAreCountedAndKeepNoMemory() {
    int many = 1_000_000;
    Target lab = BlockingLab.of(Jdks.own()).option("threshold", "100ms");
    try (ChildJvm child = BlockingLab.start(lab)) {
      child.ask("loop 10000 read 0");
      long before = Long.parseLong(child.ask("heap"));
      List<Event> stalls = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Instant from = Instant.now();
        child.ask("loop " + many + " read 0");
        stalls.add(child.events().awaitFrom(from, "the stall", Event.stall("ended")));
      }
      long after = Long.parseLong(child.ask("heap"));
      assertThat(stalls)
          .allSatisfy(
              stall ->
                  assertThat(BlockingLab.sums(stall))
                      .anyMatch(
                          sum ->
                              sum.is("operation", "FileInputStream.read")
                                  && sum.number("count") == many));
      assertThat(after - before).as("bytes kept").isLessThan(5_000_000);
      assertThat(child.stop()).isZero();
      Event site = BlockingLab.sites(child).get(0);
      assertThat(site.text("culprit.method")).isEqualTo("read");
      boolean isLossTold =
          child.events().all().stream()
              .anyMatch(event -> event.is("notice") && event.text("text").contains("too fast"));
      assertThat(site.number("count"))
          .as("of all calls, less those that were lost, which is told")
          .isBetween(isLossTold ? 1 : 2_900_000L, 3_010_000L);
    }
  }
}
