// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

/**
 * What one loop answers at one moment. Counts and times since it began, in nanoseconds.
 *
 * @param name of its thread
 * @param kind {@code netty}, {@code vertx}, {@code custom} or {@code carrier}
 * @param callbacks that have ended
 * @param stalls those over the threshold
 * @param awakeNanos that it was awake
 * @param asleepNanos that it was asleep
 * @param lagNowNanos the lag measured last, or what the oldest waits
 * @param waitingTasks in its queue; −1 where nobody can tell
 * @param runningNanos how long its present callback runs; 0 where none does
 * @param culprit where that is, where it is too long; else empty
 * @param lags how long its lags were
 * @param callbackTimes how long its callbacks were
 */
public record LoopReading(
    String name,
    String kind,
    long callbacks,
    long stalls,
    long awakeNanos,
    long asleepNanos,
    long lagNowNanos,
    int waitingTasks,
    long runningNanos,
    String culprit,
    Tally lags,
    Tally callbackTimes) {
  private static final String CARRIER = "carrier";

  /** Whether it is all carriers together. */
  public boolean isOfCarriers() {
    return kind.equals(CARRIER);
  }
}
