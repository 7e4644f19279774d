// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seastar's gates on a real loop: what is busy and not blocked is never called a stall.
 *
 * <p>A machine that is busy elsewhere stops any thread for 10 ms now and then, and that is a stall
 * in truth. So the fixture counts how often it was stopped, and there must be no more than that.
 */
class FalseStallsIT {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Lab#nio")
  void shortTasksAreNoStall(Lab lab) {
    try (ChildJvm child = start(lab)) {
      assertNoStallBeyond(child, "chain 1000 200", 500);
      assertNoStallBeyond(child, "flood 2000 500", 2_000);
    }
  }

  /** And the threshold is in force: one task of 30 ms is a stall. */
  private static void assertNoStallBeyond(ChildJvm child, String command, int leastTasks) {
    Instant from = Instant.now();
    Runs runs = Runs.parse(child.ask(command));
    assertThat(runs.tasks()).isGreaterThanOrEqualTo(leastTasks);
    Instant to = Instant.now();
    child.ask("work 0 sleep 30");
    child.events().await("a stall of 30 ms", Event.stall("ended").and(isLongAfter(to)));
    List<Event> stalls =
        child.events().between(from, to).stream().filter(Event.stall("ended")).toList();
    assertThat(stalls)
        .as("stalls among %s", runs)
        .hasSizeLessThanOrEqualTo(runs.mostStalls(10_000_000));
  }

  /** A callback begins where the one before it ended. */
  private static Predicate<Event> isLongAfter(Instant to) {
    return event -> event.durationNanos() >= 30_000_000 && event.time().isAfter(to.minusMillis(10));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Lab#nio")
  void anIdleLoopIsSilent(Lab lab) {
    try (ChildJvm child = start(lab)) {
      Instant from = Instant.now();
      child.ask("rest 2000");
      Instant to = Instant.now();
      child.stop();
      child.events().await("stop", event -> event.is("stop"));
      assertThat(child.events().between(from, to)).isEmpty();
    }
  }

  private static ChildJvm start(Lab lab) {
    ChildJvm child =
        lab.target(1).option("threshold", "10ms").option("lag.interval", "20ms").start();
    child.ask("chain 100 200");
    child.ask("work 0 sleep 1");
    return child;
  }
}
