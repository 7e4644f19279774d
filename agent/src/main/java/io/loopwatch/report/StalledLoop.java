// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/**
 * The stalls of one loop, or of all.
 *
 * @param loop its name; {@code carriers} for all carriers of virtual threads
 * @param stalls that have ended
 * @param blockedNanos their durations
 * @param overNanos how much of that was over the threshold
 * @param longestNanos the longest of them
 */
public record StalledLoop(
    String loop, long stalls, long blockedNanos, long overNanos, long longestNanos) {}
