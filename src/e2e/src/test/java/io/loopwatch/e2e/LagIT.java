// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lag: a queue that is long, though no task in it is. */
class LagIT {
  private static final long THRESHOLD_NANOS = 100_000_000;

  /** By both heartbeats, and where the queue cannot be read. */
  static Stream<Beats> beats() {
    Stream<Beats> read = Lab.kinds().map(lab -> new Beats(lab, "auto"));
    Stream<Beats> real =
        Stream.of(
            new Beats(new Lab(Jdks.own(), "netty-4.2", "nio"), "always"),
            new Beats(new Lab(Jdks.own(), "netty-4.1", "own-queue"), "auto"));
    return Stream.concat(read, real);
  }

  /** Loops, and how their lag is read. */
  record Beats(Lab lab, String heartbeat) {
    boolean canReadQueue() {
      return !lab.kind().equals("own-queue");
    }

    @Override
    public String toString() {
      return lab + ", heartbeat=" + heartbeat;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("beats")
  void manyShortTasksLagAtOnceAndNotOneByOne(Beats beats) {
    Target target = beats.lab().target(1).option("heartbeat", beats.heartbeat());
    try (ChildJvm child = target.start()) {
      child.ask("trickle 50 100");
      Calm calm = Calm.of(() -> Runs.parse(child.ask("trickle 500 500")));
      assertFloodIsTold(beats, child);
      calm.assertNothingTold(child);
    }
  }

  private static void assertFloodIsTold(Beats beats, ChildJvm child) {
    Told<Runs> told =
        Told.of(
            child, "flood", "lag", () -> child.askLater("flood 2000 500").thenApply(Runs::parse));
    Event seen = told.seen();
    assertThat(seen.loop()).startsWith("lab-").endsWith("-1");
    assertThat(seen.durationNanos()).isGreaterThanOrEqualTo(THRESHOLD_NANOS);
    if (beats.canReadQueue()) {
      assertThat(seen.number("waitingTasks")).isBetween(1L, 2_001L);
    }
    assertThat(told.ended().durationNanos()).isBetween(500_000_000L, 5_000_000_000L);
    assertThat(child.events().from(told.from()))
        .filteredOn(Event.stall("ended"))
        .as("stalls among %s", told.answer())
        .hasSizeLessThanOrEqualTo(told.answer().mostStalls(THRESHOLD_NANOS));
  }
}
