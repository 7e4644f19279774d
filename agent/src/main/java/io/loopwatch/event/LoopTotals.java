// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

/**
 * One loop's figures over its whole life.
 *
 * @param loop which
 * @param callbacks callbacks that ended
 * @param iterations turns that ended
 * @param stalls callbacks over {@code threshold}, reported or not
 * @param overNanos time over {@code threshold}, of all stalls together
 * @param awakeNanos time between sleeps
 * @param asleepNanos time asleep
 * @param maxCallbackNanos the longest callback
 * @param maxLagNanos the longest lag
 */
public record LoopTotals(
    LoopId loop,
    long callbacks,
    long iterations,
    long stalls,
    long overNanos,
    long awakeNanos,
    long asleepNanos,
    long maxCallbackNanos,
    long maxLagNanos) {
  /** Those of both together, under the name of this one. */
  public LoopTotals plus(LoopTotals other) {
    return new LoopTotals(
        loop,
        callbacks + other.callbacks,
        iterations + other.iterations,
        stalls + other.stalls,
        overNanos + other.overNanos,
        awakeNanos + other.awakeNanos,
        asleepNanos + other.asleepNanos,
        Math.max(maxCallbackNanos, other.maxCallbackNanos),
        Math.max(maxLagNanos, other.maxLagNanos));
  }

  /** Part of its life that the loop was awake, 0 to 1; 0 where it has not run. */
  public double utilization() {
    long total = awakeNanos + asleepNanos;
    return total == 0 ? 0 : (double) awakeNanos / total;
  }
}
