// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import org.HdrHistogram.Histogram;

/**
 * One loop's histograms over one interval, in nanoseconds, 1 µs to 1 h with 2 significant digits.
 * Never modified once handed over.
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
    Histogram callback,
    Histogram iteration,
    Histogram lag,
    Histogram ioLag,
    double utilization) {}
