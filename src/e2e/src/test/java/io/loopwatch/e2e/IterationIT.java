// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many callbacks in one turn of a loop, none of which is a stall, while they keep it busy. */
class IterationIT {
  private static final long THRESHOLD_NANOS = 100_000_000;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Lab#nio")
  void manyCallbacksInOneTurnAreToldAndInTurnsOfTheirOwnNot(Lab lab) {
    try (ChildJvm child = lab.target(1).start()) {
      child.ask("burst 0 3 10");
      Calm calm = Calm.of(() -> Runs.parse(child.ask("trickle 10 10000")));
      assertBurstIsTold(child);
      calm.assertNothingTold(child);
    }
  }

  private static void assertBurstIsTold(ChildJvm child) {
    Told<Runs> told =
        Told.of(
            child,
            "burst",
            "iteration",
            () -> child.askLater("burst 0 20 20").thenApply(Runs::parse));
    Event ended = told.ended();
    assertThat(ended.loop()).startsWith("lab-").endsWith("-1");
    assertThat(ended.text("loopKind")).isEqualTo("netty");
    assertThat(ended.culprit()).isEqualTo("Culprits.spinMicros");
    assertThat(ended.durationNanos()).isGreaterThanOrEqualTo(400_000_000);
    assertThat(ended.number("thresholdNanos")).isEqualTo(THRESHOLD_NANOS);
    assertThat(ended.number("callbacks")).isBetween(20L, 23L);
    assertThat(ended.number("longestCallbackNanos")).isBetween(20_000_000L, THRESHOLD_NANOS);
    assertThat(child.events().from(told.from()))
        .filteredOn(Event.stall("ended"))
        .as("stalls among %s", told.answer())
        .hasSizeLessThanOrEqualTo(told.answer().mostStalls(THRESHOLD_NANOS));
  }
}
