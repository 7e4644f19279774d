// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

/**
 * One loop's figures over one interval. Immutable.
 *
 * @param loop which
 * @param callback durations of callbacks, exact
 * @param iteration durations of turns
 * @param lag what a task offered at each {@code lag.interval} waited
 * @param ioLag what an I/O event waited that became ready at any moment: one count a microsecond of
 *     the loop's time
 * @param utilization part of the interval that the loop was awake, 0 to 1
 */
public record LoopInterval(
    LoopId loop,
    Distribution callback,
    Distribution iteration,
    Distribution lag,
    Distribution ioLag,
    double utilization) {}
