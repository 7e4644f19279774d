// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.fixture.blocking.Calls;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What has to be told of one call on the loop. */
record TellsCall(Setting setting, Operation operation, String loop, Outcome outcome) {
  /** What a fixture measures beside the call, and what the report itself takes. */
  private static final long BESIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final long SPURIOUS_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** The metronome's period: that long it is held up where all is well. */
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(6);

  /** As one blocking call, with its operation, its line and how long it took. */
  void asBlocking() {
    isMade(Calls.MILLIS);
    Event event = longest();
    says(event);
    assertThat(event.text("operation")).as("operation of %s", event).isIn(operation.names());
    assertThat(event.durationNanos())
        .as("duration of %s", event)
        .isPositive()
        .isBetween(measured() - toleranceNanos(), measured());
  }

  /** As a stall, by who looks at the thread, with the cause and the line. */
  void asStall() {
    isMade(Calls.STALL_MILLIS);
    assertThat(blocking()).as("told of %s by a hook", this).isEmpty();
    List<Event> told = stalls();
    assertThat(told).as("stalls of %s, of %s", this, outcome.events()).hasSize(1);
    Event event = told.get(0);
    says(event);
    assertThat(event.text("cause")).as("cause of %s", event).isEqualTo(operation.cause());
    assertThat(event.text("operation")).as("operation of %s", event).isIn(operation.names());
    assertThat(event.durationNanos())
        .as("duration of %s", event)
        .isBetween(measured(), measured() + toleranceNanos());
  }

  private void isMade(int atLeastMillis) {
    Measure measure = outcome.measure();
    assertThat(measure.failure()).as("failure of %s", this).isEqualTo("none");
    assertThat(measure.thread()).as("thread of %s", this).isEqualTo(loop);
    if (!operation.isQuick()) {
      assertThat(measure.nanos())
          .as("nanoseconds for which %s blocked", this)
          .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(atLeastMillis) * 9 / 10);
    }
  }

  private Event longest() {
    List<Event> told = blocking();
    assertThat(told).as("told of %s, of %s", this, outcome.events()).isNotEmpty();
    Event longest = Collections.max(told, Comparator.comparingLong(Event::durationNanos));
    if (!operation.isMany()) {
      assertThat(told).as("told as one").filteredOn(event -> !isSpurious(event)).hasSize(1);
    }
    return longest;
  }

  /** A wait may end for no reason, and begin again. */
  private boolean isSpurious(Event event) {
    return !operation.isQuick()
        && event.is("kind", "park")
        && event.durationNanos() < SPURIOUS_NANOS;
  }

  private List<Event> blocking() {
    return outcome.events().stream()
        .filter(event -> event.is("blocking"))
        .filter(this::isAtLine)
        .toList();
  }

  private List<Event> stalls() {
    return outcome.events().stream().filter(Event.stall("ended")).filter(this::isAtLine).toList();
  }

  /** How it was told, for people: as a call, as a stall, or not at all. */
  String verdict() {
    if (!blocking().isEmpty()) {
      return "✓";
    }
    return stalls().isEmpty() ? "–" : "stall";
  }

  private boolean isAtLine(Event event) {
    return event.is("culprit.class", operation.type())
        && event.is("culprit.method", operation.method().getName())
        && event.number("culprit.line") == outcome.measure().line();
  }

  private void says(Event event) {
    assertThat(event.loop()).as("loop of %s", event).isEqualTo(loop);
    assertThat(event.text("loopKind")).as("kind of %s", event).isEqualTo(setting.loopKind());
    assertThat(event.stack())
        .as("stack of %s", event)
        .anyMatch(frame -> frame.contains(operation.method().getName()))
        .noneMatch(frame -> frame.contains("java.lang.Loopwatch"));
  }

  private long measured() {
    return outcome.measure().nanos();
  }

  /** More where the machine was busy. */
  private long toleranceNanos() {
    return BESIDE_NANOS + Math.max(0, 2 * (outcome.measure().heldUpNanos() - PERIOD_NANOS));
  }

  @Override
  public String toString() {
    return operation + " (" + operation.name() + ") on " + setting;
  }
}
