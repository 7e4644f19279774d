// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Event;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue that can be closed even while it is full. Any thread puts, one thread takes; the
 * lock is held for a few instructions, so putting does not wait for the taker.
 */
final class Mailbox {
  private final ArrayDeque<Event> events = new ArrayDeque<>();
  private final int capacity;
  private boolean closed;

  Mailbox(int capacity) {
    this.capacity = capacity;
  }

  /** False where it is full or closed. */
  synchronized boolean put(Event event) {
    if (closed || events.size() >= capacity) {
      return false;
    }
    events.add(event);
    notifyAll();
    return true;
  }

  /**
   * Waits for an event; null where none came in that time, or it is closed and empty.
   *
   * @param nanos how long to wait, 0 or more; {@link Long#MAX_VALUE} for as long as it takes
   */
  synchronized @Nullable Event take(long nanos) {
    long began = System.nanoTime();
    for (long left = nanos;
        events.isEmpty() && !closed && left > 0;
        left = nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - began)) {
      try {
        // Rounded up: a wait of 0 ms would be one without end.
        wait(left == Long.MAX_VALUE ? 0 : left / 1_000_000 + 1);
      } catch (InterruptedException e) {
        // Some applications interrupt every thread they can find as they stop. This one stops by
        // close(), having written what it holds, so it goes on waiting.
      }
    }
    return events.poll();
  }

  /** Whether there is nothing to take and never will be. */
  synchronized boolean isOver() {
    return closed && events.isEmpty();
  }

  /** What was put before is still there to take. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Empties it. Returns how many events it held. */
  synchronized int clear() {
    int size = events.size();
    events.clear();
    return size;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized boolean isEmpty() {
    return events.isEmpty();
  }
}
