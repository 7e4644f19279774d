// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many callbacks in one turn of a loop, none of which is a stall, while they keep it busy. */
class IterationIT {
  private static final long THRESHOLD_NANOS = 100_000_000;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Lab#nio")
  void tenShortCallbacksInARowAreAnIteration(Lab lab) {
    try (ChildJvm child = lab.target(1).start()) {
      child.ask("burst 0 3 20");
      int mark = child.events().mark();
      CompletableFuture<String> burst = child.askLater("burst 0 10 20");
      Event seen =
          child
              .events()
              .awaitSince(
                  mark,
                  "iteration seen",
                  event -> event.is("iteration") && event.is("phase", "seen"));
      assertThat(burst).as("the turn is told while it lasts").isNotDone();
      Event ended = child.events().awaitEnd(seen);
      Runs runs = Runs.parse(burst.join());
      assertThat(ended.loop()).startsWith("lab-").endsWith("-1");
      assertThat(ended.text("loopKind")).isEqualTo("netty");
      assertThat(ended.culprit()).isEqualTo("Culprits.spinMicros");
      assertThat(ended.durationNanos()).isGreaterThanOrEqualTo(200_000_000);
      assertThat(ended.number("thresholdNanos")).isEqualTo(THRESHOLD_NANOS);
      assertThat(ended.number("callbacks")).isBetween(10L, 13L);
      assertThat(ended.number("longestCallbackNanos")).isBetween(20_000_000L, THRESHOLD_NANOS);
      assertThat(runs.longestNanos()).isLessThan(THRESHOLD_NANOS);
      assertThat(child.events().matching(event -> event.is("stall"))).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Lab#nio")
  void theSameCallbacksInTurnsOfTheirOwnAreNone(Lab lab) {
    try (ChildJvm child = lab.target(1).start()) {
      Runs runs = Runs.parse(child.ask("trickle 10 20000"));
      assertThat(runs.tasks()).isEqualTo(10);
      assertThat(runs.longestNanos()).isBetween(20_000_000L, THRESHOLD_NANOS);
      child.stop();
      child.events().await("stop", event -> event.is("stop"));
      assertThat(child.events().matching(event -> event.is("iteration") || event.is("stall")))
          .isEmpty();
    }
  }
}
