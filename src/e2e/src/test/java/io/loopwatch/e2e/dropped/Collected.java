// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.dropped;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Event;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** What is told once all is collected that can be. */
final class Collected {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);

  private Collected() {}

  /** Has everything collected until so many are told, and once more; returns all. */
  static List<Event> until(ChildJvm child, int count) {
    Awaitility.await(count + " dropped failures")
        .atMost(DEADLINE)
        .pollInterval(POLL)
        .untilAsserted(
            () -> {
              child.ask("gc");
              List<Event> told = told(child);
              if (told.size() < count) {
                throw new AssertionError(told.size() + " of " + count + ": " + told);
              }
            });
    child.ask("gc");
    return told(child);
  }

  private static List<Event> told(ChildJvm child) {
    return child.events().matching(event -> event.is("dropped"));
  }
}
