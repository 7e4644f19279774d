// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What one child's event log says so far. */
public final class Events {
  private final EventFile file;
  private final Supplier<String> diagnostics;

  Events(EventFile file, Supplier<String> diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  /** All so far, in the file's order. */
  public List<Event> all() {
    return file.read();
  }

  /** How many there are: a position for {@link #since} and {@link #awaitSince}. */
  public int mark() {
    return all().size();
  }

  /** Those after a mark. */
  public List<Event> since(int mark) {
    List<Event> all = all();
    return all.subList(Math.min(mark, all.size()), all.size());
  }

  /** Those that fit. */
  public List<Event> matching(Predicate<Event> predicate) {
    return all().stream().filter(predicate).toList();
  }

  /** Waits for an event and returns the first that fits. */
  public Event await(String what, Predicate<Event> predicate) {
    return awaitSince(0, what, predicate);
  }

  /** Waits for an event after a mark and returns the first that fits. */
  public Event awaitSince(int mark, String what, Predicate<Event> predicate) {
    return Waiting.until(
        what,
        Deadlines.REPORT,
        () -> since(mark).stream().filter(predicate).findFirst(),
        () -> describe() + diagnostics.get());
  }

  /** Waits for an event of something that began then or later. */
  public Event awaitFrom(Instant from, String what, Predicate<Event> predicate) {
    return await(what, predicate.and(event -> !event.time().isBefore(from)));
  }

  /** Those of things that began then or later. */
  public List<Event> from(Instant from) {
    return matching(event -> !event.time().isBefore(from));
  }

  /** Those of things that began in that time. */
  public List<Event> between(Instant from, Instant to) {
    return matching(event -> !event.time().isBefore(from) && event.time().isBefore(to));
  }

  /** Waits for the end of the stall, lag or turn that began with {@code seen}. */
  public Event awaitEnd(Event seen) {
    return await(
        "end of #" + seen.id(), event -> event.id() == seen.id() && event.is("phase", "ended"));
  }

  private String describe() {
    return all().stream()
        .map(Event::toString)
        .collect(Collectors.joining("\n", "--- events\n", "\n"));
  }
}
