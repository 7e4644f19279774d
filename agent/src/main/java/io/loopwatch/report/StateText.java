// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.LoopState;
import java.util.List;
import java.util.stream.Collectors;

/** What loops have done and do now, in words. */
public final class StateText {
  private StateText() {}

  /** A line for each loop, and below it the stack of what it runs. */
  public static String of(List<LoopState> states) {
    return states.isEmpty()
        ? "no loop was seen"
        : states.stream().map(StateText::one).collect(Collectors.joining("\n"));
  }

  private static String one(LoopState state) {
    String waiting = state.waitingTasks() > 0 ? ", " + state.waitingTasks() + " waiting" : "";
    String running =
        state.runningNanos() > 0 ? ", runs for " + DurationText.of(state.runningNanos()) : "";
    return TotalsText.loop(state.totals())
        + waiting
        + running
        + LogText.stack(state.stack(), "\n\tat ");
  }
}
