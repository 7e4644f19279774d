// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/**
 * What is too long, and how often to look.
 *
 * @param callbackNanos a callback this long is a stall
 * @param turnNanos a turn this long is one
 * @param lagNanos a lag this long is a warning
 * @param lagIntervalNanos how often each loop's lag is read
 * @param blockingNanos a blocking call this long is told
 * @param pinNanos a virtual thread that waits this long and keeps its carrier is told
 * @param sampleNanos how often the watchdog looks where something runs, and how often it samples a
 *     stall
 */
public record Limits(
    long callbackNanos,
    long turnNanos,
    long lagNanos,
    long lagIntervalNanos,
    long blockingNanos,
    long pinNanos,
    long sampleNanos) {
  /**
   * How long need not be looked at loops in which nothing runs: what begins now is seen in time at
   * half of the lowest threshold, and from then on as often as need be.
   */
  long idleNanos() {
    return Math.max(sampleNanos, Math.min(callbackNanos, Math.min(turnNanos, lagNanos)) / 2);
  }
}
