// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;
import java.util.List;

/**
 * Loopwatch stopped watching: the JVM ends.
 *
 * @param time when
 * @param loops every loop that ran, also those that have ended
 * @param blocking where loops blocked, those that took most time first
 * @param culprits what stalls were due to, those that took most time first
 */
public record Stop(
    Instant time, List<LoopTotals> loops, List<BlockingSite> blocking, List<CulpritTotals> culprits)
    implements Event {
  /** Copies the lists. */
  public Stop {
    loops = List.copyOf(loops);
    blocking = List.copyOf(blocking);
    culprits = List.copyOf(culprits);
  }

  /** One that does not know yet where loops blocked. */
  public Stop(Instant time, List<LoopTotals> loops) {
    this(time, loops, List.of(), List.of());
  }

  /** One that does not know yet what stalls were due to. */
  public Stop(Instant time, List<LoopTotals> loops, List<BlockingSite> blocking) {
    this(time, loops, blocking, List.of());
  }

  /** The same, where loops blocked, and what stalls were due to. */
  public Stop with(List<BlockingSite> sites, List<CulpritTotals> stalls) {
    return new Stop(time, loops, sites, stalls);
  }
}
