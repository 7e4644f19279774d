// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import io.loopwatch.e2e.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One stall that was made.
 *
 * @param place which kind of loop
 * @param name of the virtual thread, where it is one
 * @param number from 1 on; there is a next where the machine starved this one
 * @param from before it was asked for
 * @param to when it was over
 * @param thread whose it was
 * @param nanos how long it took
 * @param queuedNanos for how long of that the thread got no processor
 * @param lostNanos for how long of that the machine got none or stood still, of all its processors
 *     together
 */
record Attempt(
    Row row,
    String place,
    String name,
    int number,
    Instant from,
    Instant to,
    String thread,
    long nanos,
    long queuedNanos,
    long lostNanos) {
  private static final Pattern TEXT =
      Pattern.compile("thread=(.*) nanos=(\\d+) queued=(\\d+) failure=none");

  private static final int STARVED_PART = 5;
  private static final int LOST_PART = 10;
  private static final int LOST_PART_OF_PAUSE = 50;

  static Attempt parse(
      Row row,
      String place,
      String name,
      int number,
      Instant from,
      Instant to,
      String answer,
      long lostNanos) {
    Matcher matcher = TEXT.matcher(answer);
    if (!matcher.matches()) {
      throw new AssertionError(row + " failed: " + answer);
    }
    return new Attempt(
        row,
        place,
        name,
        number,
        from,
        to,
        matcher.group(1),
        Long.parseLong(matcher.group(2)),
        Long.parseLong(matcher.group(3)),
        lostNanos);
  }

  /**
   * Whether the thread stood in line for a processor for a fifth of the time, or the machine itself
   * did for a tenth: not as planned. Where no code is to blame the machine must let what little is
   * computed be little.
   */
  boolean isStarved() {
    int part = row.isOfCode() ? LOST_PART : LOST_PART_OF_PAUSE;
    return row.setting() != Setting.NICED
        && (queuedNanos * STARVED_PART > nanos || lostNanos * part > nanos);
  }

  /** Its last report: of those of this loop the one that covers most of its time. */
  Optional<Event> told(List<Event> events) {
    return events.stream()
        .filter(Event.stall("ended"))
        .filter(this::isHere)
        .filter(event -> nanosOf(event) > 0)
        .max(Comparator.comparing(this::nanosOf));
  }

  private long nanosOf(Event event) {
    Instant end = event.time().plusNanos(event.durationNanos());
    Instant first = event.time().isBefore(from) ? from : event.time();
    return Duration.between(first, end.isBefore(to) ? end : to).toNanos();
  }

  private boolean isHere(Event event) {
    return place.equals("carrier")
        ? event.is("context.virtualThread", name)
        : event.is("loop", thread);
  }
}
