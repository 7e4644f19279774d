// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;
import java.util.List;

/**
 * Loopwatch stopped watching: the JVM ends.
 *
 * @param time when
 * @param loops every loop that ran, also those that have ended
 */
public record Stop(Instant time, List<LoopTotals> loops) implements Event {
  /** Copies the list. */
  public Stop {
    loops = List.copyOf(loops);
  }
}
