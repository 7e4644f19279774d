// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.List;
import java.util.Map;

/**
 * What a loop has done so far, and what it does now.
 *
 * @param totals its figures since it began
 * @param waitingTasks tasks in its queue; of carriers, virtual threads that wait; −1 where nobody
 *     can tell
 * @param runningNanos how long its present callback has run; 0 where none runs; of carriers, how
 *     long the one has been held that is held longest and too long
 * @param lagNowNanos the lag that was measured last, or what the oldest waits that still does
 * @param stack of that callback, innermost frame first; empty where it was not looked at
 * @param context what the framework says of that callback
 * @param counts how long lags and callbacks were since it began; empty where nobody asked
 */
public record LoopState(
    LoopTotals totals,
    int waitingTasks,
    long runningNanos,
    long lagNowNanos,
    List<StackTraceElement> stack,
    Map<String, String> context,
    LoopCounts counts) {
  /** Copies the list and the map. */
  public LoopState {
    stack = List.copyOf(stack);
    context = Map.copyOf(context);
  }

  /** One of which no more is known. */
  public LoopState(
      LoopTotals totals, int waitingTasks, long runningNanos, List<StackTraceElement> stack) {
    this(totals, waitingTasks, runningNanos, 0, stack, Map.of(), LoopCounts.NONE);
  }
}
