// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.Phase;
import io.loopwatch.event.SchedulerState;
import org.jspecify.annotations.Nullable;

/** What can be late: a loop, or the carriers of virtual threads together. */
interface Lagging {
  LoopId loop();

  /** Whether it is about to end, so that nothing is to be offered to it. */
  boolean isShuttingDown();

  /** Tasks that wait; −1 where nobody can tell. */
  int waitingTasks();

  /** The stall that a task offered at that instant had to wait for, or 0. */
  long stallSince(long nanos);

  /**
   * Whether what was told of this episode is now worse in kind, so that it has to be told again.
   */
  default boolean isWorse() {
    return false;
  }

  /** Tells what it does that has no stall and is late all the same, where that can be seen. */
  default void tellFlood(long lagId, long sinceNanos, long lagNanos) {}

  /** Of carriers what their scheduler does, with who holds them in the first phase; else null. */
  default @Nullable SchedulerState scheduler(Phase phase) {
    return null;
  }
}
