// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;

/**
 * One sleep of {@value #MILLIS} ms on a loop of a {@code LoopLab}: the proof that the agent works
 * there. Stalls of other culprits are those of a machine that is short of processors.
 */
final class OneStall {
  static final int MILLIS = 550; // less than twice the threshold: it is told twice and not again

  private OneStall() {}

  /** Sleeps once on a loop that is warm, and returns the end of that stall. */
  static Event on(ChildJvm child) {
    child.ask("work 0 quiet 0");
    int mark = child.events().mark();
    child.ask("work 0 sleep " + MILLIS);
    return child.events().awaitSince(mark, "end of the sleep", sleep("ended"));
  }

  /** Both reports of that sleep are there once, and the agent has nothing to say of itself. */
  static void isAllThatIsTold(ChildJvm child) {
    isTold(child);
    assertThat(child.events().matching(event -> event.is("notice"))).as("notices").isEmpty();
  }

  /** Both reports of that sleep are there once. */
  static void isTold(ChildJvm child) {
    List<Event> seen = child.events().matching(sleep("seen"));
    List<Event> ended = child.events().matching(sleep("ended"));
    assertThat(seen).as("seen").hasSize(1);
    assertThat(ended).as("ended").hasSize(1);
    assertThat(ended.get(0).id()).isEqualTo(seen.get(0).id());
    assertThat(ended.get(0).durationNanos()).isGreaterThanOrEqualTo(MILLIS * 1_000_000L);
    StallCheck.hasNoFrameOfOurs(seen.get(0));
  }

  /** That sleep: a JVM that starts, on a busy machine, may stall for reasons of its own. */
  static Predicate<Event> sleep(String phase) {
    return Event.stall(phase).and(event -> "Culprits.sleep".equals(event.culprit()));
  }
}
