// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Event;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Who was blamed for what began in some time. Read when a later stall has been told. */
final class Blames {
  private static final String TWIN = "Sleeps.sleep";
  private static final int TWIN_MILLIS = 900;
  private static final Set<String> REPORTS = Set.of("stall", "iteration", "blocking", "pinned");

  private final ChildJvm child;
  private final Instant from;
  private Instant to;

  private Blames(ChildJvm child) {
    this.child = child;
    this.from = Instant.now();
  }

  /** From now on. */
  static Blames of(ChildJvm child) {
    return new Blames(child);
  }

  /** Until now. */
  void end() {
    to = Instant.now();
  }

  /** A callback that is to blame is blamed, on the same loop, in the same JVM. */
  void loudTwin() {
    Instant begin = Instant.now().minusMillis(20); // of the clock for the time of day
    child.ask("run netty twin Sleeps sleep " + TWIN_MILLIS);
    Event told =
        child
            .events()
            .awaitFrom(
                begin, "loud twin", Event.stall("ended").and(event -> event.culprit() != null));
    assertThat(told.culprit()).as("culprit of %s", told).isEqualTo(TWIN);
    assertThat(told.text("cause")).as("cause of %s", told).isEqualTo("blocking");
  }

  private List<Event> reports() {
    return child.events().between(from, to).stream()
        .filter(event -> REPORTS.contains(event.type()))
        .toList();
  }

  /** Nothing at all was told. */
  void assertSilent() {
    assertThat(reports()).as("told though nothing was").isEmpty();
  }

  /** What was told names no code. */
  void assertNobody() {
    assertThat(reports())
        .as("reports that blame code which has no part in it")
        .allSatisfy(event -> assertThat(event.culprit()).as("%s", event).isNull());
  }

  /** It was told as what it is, too: who blames nobody because it sees nothing is no use. */
  void assertTold(String cause) {
    assertThat(reports())
        .as("reports of %s", cause)
        .anySatisfy(event -> assertThat(event.text("cause")).isEqualTo(cause));
  }
}
