// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;
import java.util.List;

/**
 * A loop that has too much to do, though no callback is too long: what waits in its queue, and what
 * it did meanwhile. Told once, before the lag or the turn whose number it shares.
 *
 * @param id that of the lag or of the turn
 * @param time when the lag or the turn began
 * @param loop where
 * @param durationNanos age of the lag or of the turn so far
 * @param thresholdNanos {@code lag.threshold} or {@code iteration.threshold}
 * @param isLag whether a lag or a turn is too long
 * @param waitingTasks tasks in the loop's queue; −1 where the queue cannot be read
 * @param waiting those of them that were looked at, by class, most first
 * @param ran tasks that ran in about that time, by class, most first
 */
public record Flood(
    long id,
    Instant time,
    LoopId loop,
    long durationNanos,
    long thresholdNanos,
    boolean isLag,
    int waitingTasks,
    List<TaskCount> waiting,
    List<TaskCount> ran)
    implements Event {
  private static final String HINT =
      "bound what may wait: let whoever submits go on only as fast as tasks have run";

  /** What helps, in one line. */
  public String hint() {
    return HINT;
  }

  /** Copies the lists. */
  public Flood {
    waiting = List.copyOf(waiting);
    ran = List.copyOf(ran);
  }
}
