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
  /** The part of a threshold after which samples are taken: few callbacks become as old. */
  private static final int EARLY = 4;

  /** As long as it is no stall, a sample is taken once in this part of the threshold. */
  private static final int SPARSE = 8;

  /** The age at which a callback is looked at more closely. */
  long noticeNanos() {
    return Math.min(sampleNanos, callbackNanos / 2);
  }

  /**
   * The age at which a callback gets its first sample: one that becomes a stall has several by
   * then, so that it is not for the last of its parts that it is blamed.
   */
  long firstSampleNanos(long thresholdNanos) {
    return Math.max(thresholdNanos / EARLY, Math.min(sampleNanos, thresholdNanos));
  }

  /** How far from a sample at that age is the next: one is always at the threshold. */
  long gapNanos(long ageNanos, long thresholdNanos) {
    return ageNanos < thresholdNanos
        ? Math.min(Math.max(sampleNanos, thresholdNanos / SPARSE), thresholdNanos - ageNanos)
        : sampleNanos;
  }

  /**
   * How long need not be looked at loops in which nothing runs: what begins now is seen in time at
   * half of the lowest threshold, and from then on as often as need be.
   */
  long idleNanos() {
    return Math.max(sampleNanos, Math.min(callbackNanos, Math.min(turnNanos, lagNanos)) / 2);
  }
}
