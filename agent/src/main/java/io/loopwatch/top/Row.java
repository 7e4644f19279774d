// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

/**
 * One loop as it is shown. A figure that is not known yet is −1; times in nanoseconds.
 *
 * @param now its last reading
 * @param utilization part of the time since the reading before that it was awake, 0 to 1
 * @param p99Nanos of its lags in the last minute
 * @param maxNanos the longest of them
 * @param callbackP99Nanos of its callbacks in the last minute
 * @param callbacksPerSecond since the reading before
 * @param isBlocked whether its present callback is a stall
 */
record Row(
    LoopReading now,
    double utilization,
    long p99Nanos,
    long maxNanos,
    long callbackP99Nanos,
    double callbacksPerSecond,
    boolean isBlocked) {
  String name() {
    return now.name();
  }
}
