// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.util.List;

/**
 * What a JVM answers at one moment.
 *
 * @param takenNanos when, in this JVM's {@link System#nanoTime()}
 * @param thresholdNanos a callback this long is a stall
 * @param lagThresholdNanos a lag this long is told
 * @param stalls that have ended so far
 * @param longestNanos the longest of them
 * @param loops in any order; all carriers together are one
 */
public record Reading(
    long takenNanos,
    long thresholdNanos,
    long lagThresholdNanos,
    long stalls,
    long longestNanos,
    List<LoopReading> loops) {
  /** Copies the list. */
  public Reading {
    loops = List.copyOf(loops);
  }
}
