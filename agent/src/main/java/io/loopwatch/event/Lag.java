// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A loop that was late: a task offered at {@code time} waits, or waited, this long for its turn.
 *
 * @param id one number for the two reports of one episode
 * @param phase still late, or in time again
 * @param time the offer of the task that waits (or waited) longest
 * @param loop where
 * @param durationNanos age of that task so far, or the longest lag of the episode
 * @param thresholdNanos {@code lag.threshold}
 * @param waitingTasks tasks in the loop's queue; −1 where the queue cannot be read
 * @param stallId the stall that is behind it, or 0 where none was reported
 * @param pause what held up the whole JVM for most of the time: a pause of the collector or another
 *     of the JVM's, a process that stood still or got no processor; null where nothing did
 * @param scheduler of the carriers of virtual threads what their scheduler does; null for a loop
 */
public record Lag(
    long id,
    Phase phase,
    Instant time,
    LoopId loop,
    long durationNanos,
    long thresholdNanos,
    int waitingTasks,
    long stallId,
    @Nullable Cause pause,
    @Nullable SchedulerState scheduler)
    implements Event {
  /** The lag of a loop. */
  public Lag(
      long id,
      Phase phase,
      Instant time,
      LoopId loop,
      long durationNanos,
      long thresholdNanos,
      int waitingTasks,
      long stallId) {
    this(id, phase, time, loop, durationNanos, thresholdNanos, waitingTasks, stallId, null, null);
  }

  /** One that no pause of the JVM explains. */
  public Lag(
      long id,
      Phase phase,
      Instant time,
      LoopId loop,
      long durationNanos,
      long thresholdNanos,
      int waitingTasks,
      long stallId,
      @Nullable SchedulerState scheduler) {
    this(
        id,
        phase,
        time,
        loop,
        durationNanos,
        thresholdNanos,
        waitingTasks,
        stallId,
        null,
        scheduler);
  }

  /** Whether it is that of the carriers, because all of them are held. */
  public boolean isStarvation() {
    return scheduler != null && scheduler.isStarved();
  }

  /** The same with what the scheduler does. */
  public Lag with(SchedulerState state) {
    return new Lag(
        id, phase, time, loop, durationNanos, thresholdNanos, waitingTasks, stallId, pause, state);
  }
}
