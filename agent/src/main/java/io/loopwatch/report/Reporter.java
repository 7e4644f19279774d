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
