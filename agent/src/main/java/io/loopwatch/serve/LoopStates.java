// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;
import java.util.List;
import java.util.Map;

/**
 * What the watchdog says when it is asked.
 *
 * @param living the loops that are watched, and all carriers as one
 * @param ended the sums of those that have ended
 * @param dropped what each sink was told and never got, by its name
 */
public record LoopStates(
    List<LoopState> living, List<LoopTotals> ended, Map<String, Long> dropped) {
  /** Copies all of them. */
  public LoopStates {
    living = List.copyOf(living);
    ended = List.copyOf(ended);
    dropped = Map.copyOf(dropped);
  }
}
