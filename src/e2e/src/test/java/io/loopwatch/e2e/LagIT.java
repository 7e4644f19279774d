// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lag: a queue that is long, though no task in it is. */
class LagIT {
  private static final Predicate<Event> LAG = event -> event.is("lag");
  private static final Predicate<Event> SEEN = LAG.and(event -> event.is("phase", "seen"));

  /** By both heartbeats, and where the queue cannot be read. */
  static Stream<Beats> beats() {
    return Stream.concat(
        Lab.kinds().flatMap(lab -> Stream.of(new Beats(lab, "auto"), new Beats(lab, "always"))),
        Stream.of(new Beats(new Lab(Jdks.own(), "netty-4.1", "own-queue"), "auto")));
  }

  /** Loops, and how their lag is read. */
  record Beats(Lab lab, String heartbeat) {
    ChildJvm start() {
      ChildJvm child = lab.target(1).option("heartbeat", heartbeat).start();
      child.ask("trickle 100 100");
      return child;
    }

    @Override
    public String toString() {
      return lab + ", heartbeat=" + heartbeat;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("beats")
  void aFloodOfShortTasksIsToldWhileItLasts(Beats beats) {
    try (ChildJvm child = beats.start()) {
      int mark = child.events().mark();
      CompletableFuture<String> flood = child.askLater("flood 2000 500");
      Event seen = child.events().awaitSince(mark, "lag seen", SEEN);
      assertThat(flood).as("the flood is told while it lasts").isNotDone();
      assertThat(seen.loop()).startsWith("lab-").endsWith("-1");
      assertThat(seen.durationNanos()).isGreaterThanOrEqualTo(100_000_000);
      if (!beats.lab().kind().equals("own-queue")) {
        assertThat(seen.number("waitingTasks")).isBetween(1L, 2_001L);
      }
      Event ended = child.events().awaitEnd(seen);
      assertThat(ended.durationNanos()).isBetween(500_000_000L, 5_000_000_000L);
      assertThat(child.events().matching(event -> event.is("stall"))).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("beats")
  void theSameTasksOneByOneAreNone(Beats beats) {
    try (ChildJvm child = beats.start()) {
      Instant from = Instant.now();
      child.ask("trickle 500 500");
      Instant to = Instant.now();
      child.ask("flood 1000 500");
      child.events().await("lag seen", SEEN);
      List<Event> quiet =
          child
              .events()
              .matching(LAG.and(event -> event.time().isAfter(from) && event.time().isBefore(to)));
      assertThat(quiet).isEmpty();
    }
  }
}
