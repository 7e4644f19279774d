// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Event;
import java.io.IOException;

/**
 * One sink. Called by one thread at a time, never by a watched thread; it may block and it may
 * fail, and only it is held up by that.
 */
public interface Reporter extends AutoCloseable {
  /** For messages about this sink: {@code log}, {@code histograms}, {@code events}. */
  String name();

  /**
   * Whether this sink has a use for the event. Called by any thread, and cheap: what is not wanted
   * never enters the sink's queue.
   */
  default boolean wants(Event event) {
    return true;
  }

  /** Takes one event; those that are not for this sink it ignores. */
  void report(Event event) throws IOException;

  /**
   * Does what is due by now without an event. Called by the thread that reports, between events and
   * when the time that was returned last has passed; cheap where nothing is due.
   *
   * @return nanoseconds after which it wants to be called again, 0 or more; {@link Long#MAX_VALUE}
   *     where it need not be before the next event
   */
  default long tick() throws IOException {
    return Long.MAX_VALUE;
  }

  /**
   * Offers an event that {@link #report} failed to take, or that came while the sink was left alone
   * after a failure.
   *
   * @return true where the sink keeps it and writes it later, so that it does not count as dropped
   */
  default boolean keep(Event event) {
    return false;
  }

  /** Writes what it still holds and frees what it has open. */
  @Override
  void close() throws IOException;
}
