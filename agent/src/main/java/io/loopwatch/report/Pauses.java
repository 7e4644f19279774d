// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Stall;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * The pauses that the log told last, one of each cause: a pause stops all loops at once, and is one
 * story. Used by one thread.
 */
final class Pauses {
  private final Map<Cause, Pause> last = new EnumMap<>(Cause.class);

  private record Pause(long stallId, Instant from, Instant to) {
    boolean overlaps(Pause other) {
      return !from.isAfter(other.to) && !other.from.isAfter(to);
    }
  }

  /** Whether the stall is due to a pause that was told as another loop's stall. */
  boolean isTold(Stall stall) {
    Pause told = last.get(stall.diagnosis().cause());
    return told != null && told.stallId() != stall.evidence().id() && told.overlaps(pause(stall));
  }

  /** Says that a stall was told; nothing where it is due to no pause. */
  void told(Stall stall) {
    Cause cause = stall.diagnosis().cause();
    if (!cause.isOfCode()) {
      last.put(cause, pause(stall));
    }
  }

  private static Pause pause(Stall stall) {
    Evidence evidence = stall.evidence();
    Instant to = evidence.time().plusNanos(evidence.durationNanos());
    return new Pause(evidence.id(), evidence.time(), to);
  }
}
