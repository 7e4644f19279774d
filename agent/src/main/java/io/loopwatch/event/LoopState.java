// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.List;

/**
 * What a loop has done so far, and what it does now.
 *
 * @param totals its figures since it began
 * @param waitingTasks tasks in its queue; of carriers, virtual threads that wait; −1 where nobody
 *     can tell
 * @param runningNanos how long its present callback has run; 0 where none runs
 * @param stack of that callback, innermost frame first; empty where it was not looked at
 */
public record LoopState(
    LoopTotals totals, int waitingTasks, long runningNanos, List<StackTraceElement> stack) {
  /** Copies the list. */
  public LoopState {
    stack = List.copyOf(stack);
  }
}
