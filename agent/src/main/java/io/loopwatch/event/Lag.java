// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;

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
 */
public record Lag(
    long id,
    Phase phase,
    Instant time,
    LoopId loop,
    long durationNanos,
    long thresholdNanos,
    int waitingTasks,
    long stallId)
    implements Event {}
