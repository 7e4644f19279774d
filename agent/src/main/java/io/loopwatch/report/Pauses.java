// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Cause;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * The pauses that the log told last, one of each cause: a pause stops all loops at once, and is one
 * story. Used by one thread.
 */
final class Pauses {
  private final Map<Cause, Pause> last = new EnumMap<>(Cause.class);

  /** What the stall or lag of that number says of a pause: it was in that time. */
  record Pause(Cause cause, long id, Instant from, long nanos) {
    private boolean overlaps(Pause other) {
      return !from.isAfter(other.from.plusNanos(other.nanos))
          && !other.from.isAfter(from.plusNanos(nanos));
    }
  }

  /** Whether another stall or lag was told of the same pause. */
  boolean isTold(Pause pause) {
    Pause told = last.get(pause.cause());
    return told != null && told.id() != pause.id() && told.overlaps(pause);
  }

  /** Says that it was told. */
  void told(Pause pause) {
    last.put(pause.cause(), pause);
  }
}
