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
  void cooperativeTasksAreNoStall(Lab lab) {
    try (ChildJvm child = start(lab)) {
      assertNoStallBeyond(child, "chain 1000 200", 1_000);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Lab#nio")
  void twoThousandShortTasksAreNoStall(Lab lab) {
    try (ChildJvm child = start(lab)) {
      assertNoStallBeyond(child, "flood 2000 500", 2_000);
    }
  }

  /** And the threshold is in force: one task of 30 ms is a stall. */
  private static void assertNoStallBeyond(ChildJvm child, String command, int leastTasks) {
    Instant from = Instant.now();
    Runs runs = Runs.parse(child.ask(command));
    assertThat(runs.tasks()).isGreaterThanOrEqualTo(leastTasks);
    Instant to = Instant.now();
    int mark = child.events().mark();
    child.ask("work 0 sleep 30");
    child.events().awaitSince(mark, "a stall of 30 ms", stallAfter(to));
    List<Event> stalls =
        child
            .events()
            .matching(
                event ->
                    Event.stall("ended").test(event)
                        && event.time().isAfter(from)
                        && event.time().isBefore(to));
    assertThat(stalls).as("stalls among %s", runs).hasSizeLessThanOrEqualTo(runs.late());
  }

  private static Predicate<Event> stallAfter(Instant instant) {
    return Event.stall("ended").and(event -> event.time().isAfter(instant));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Lab#nio")
  void anIdleLoopIsSilent(Lab lab) {
    try (ChildJvm child = start(lab)) {
      Instant from = Instant.now();
      child.ask("rest 3000");
      child.stop();
      child.events().await("stop", event -> event.is("stop"));
      assertThat(child.events().matching(event -> event.time().isAfter(from) && !event.is("stop")))
          .isEmpty();
    }
  }

  private static ChildJvm start(Lab lab) {
    ChildJvm child =
        lab.target(1).option("threshold", "10ms").option("lag.interval", "20ms").start();
    child.ask("chain 100 200");
    return child;
  }
}
