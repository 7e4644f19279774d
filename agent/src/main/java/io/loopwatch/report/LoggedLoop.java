// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/**
 * One loop's figures over its whole life, as the event {@code stop} has them; −1 where one is not
 * known.
 *
 * @param loop name of the loop; {@code carriers} stands for all carriers
 * @param loopKind {@code netty}, {@code vertx}, {@code custom}, {@code carrier}
 * @param callbacks that ended; of carriers mounts
 * @param iterations turns that ended
 * @param stalls callbacks over the threshold
 * @param overNanos time over the threshold, of all stalls together
 * @param utilization part of its life that the loop was awake, 0 to 1
 * @param maxCallbackNanos the longest callback
 * @param maxLagNanos the longest lag
 */
public record LoggedLoop(
    String loop,
    String loopKind,
    long callbacks,
    long iterations,
    long stalls,
    long overNanos,
    double utilization,
    long maxCallbackNanos,
    long maxLagNanos) {
  static LoggedLoop of(Members loop) throws DamagedLine {
    return new LoggedLoop(
        loop.text("loop"),
        loop.or("", "loopKind", Members::text),
        loop.or(-1L, "callbacks", Members::number),
        loop.or(-1L, "iterations", Members::number),
        loop.or(-1L, "stalls", Members::number),
        loop.or(-1L, "overNanos", Members::number),
        loop.or(-1.0, "utilization", Members::fraction),
        loop.or(-1L, "maxCallbackNanos", Members::number),
        loop.or(-1L, "maxLagNanos", Members::number));
  }
}
