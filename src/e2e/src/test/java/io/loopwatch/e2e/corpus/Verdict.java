// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import io.loopwatch.e2e.Event;
import java.util.List;
import java.util.Objects;

/**
 * What was told of a stall.
 *
 * @param attempt the stall
 * @param cause what was told; {@code nothing} where it was not
 * @param culprit who was blamed; null for nobody
 * @param event the report; null where there is none
 */
record Verdict(Attempt attempt, String cause, String culprit, Event event) {
  static Verdict of(Attempt attempt, List<Event> events) {
    return attempt
        .told(events)
        .map(event -> new Verdict(attempt, event.text("cause"), event.culprit(), event))
        .orElseGet(() -> new Verdict(attempt, "nothing", null, null));
  }

  Row row() {
    return attempt.row();
  }

  boolean isCauseRight() {
    return row().cause().equals(cause);
  }

  boolean isCulpritRight() {
    return event != null && row().blames(culprit);
  }

  /** Blames code for what none has a part in. */
  boolean isSlander() {
    return !row().isOfCode() && culprit != null;
  }

  boolean isRight() {
    return isCauseRight() && isCulpritRight();
  }

  /** For messages: what, where, what was told, and why. */
  @Override
  public String toString() {
    return "%s on %s, attempt %d of %.0f ms, %.0f %% of it without a processor: told %s at %s instead of %s at %s"
        .formatted(
            row(),
            attempt.place(),
            attempt.number(),
            attempt.nanos() / 1e6,
            100.0 * attempt.queuedNanos() / attempt.nanos(),
            cause,
            Objects.requireNonNullElse(culprit, "-"),
            row().cause(),
            Objects.requireNonNullElse(row().culprit(), "-"));
  }
}
