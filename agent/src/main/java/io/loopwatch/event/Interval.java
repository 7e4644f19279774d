// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;
import java.util.List;

/**
 * The histograms of all loops over one interval.
 *
 * @param time when it began
 * @param end when it ended
 * @param loops every loop that lived in it
 */
public record Interval(Instant time, Instant end, List<LoopInterval> loops) implements Event {
  /** Copies the list. */
  public Interval {
    loops = List.copyOf(loops);
  }
}
