// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/**
 * When a sink that failed is tried again: after 1 s, 2 s, 4 s, … 60 s. Used by one thread; times
 * are readings of one monotonic clock in nanoseconds.
 *
 * <p>One success does not reset it, so that a sink which fails now and then is not told about every
 * second: the delay starts over once the sink has worked for twice the delay.
 */
final class Backoff {
  static final long FIRST_NANOS = 1_000_000_000L;
  static final long LONGEST_NANOS = 60_000_000_000L;

  private long delayNanos;
  private long failedAtNanos;
  private boolean waiting;

  boolean mayTry(long nowNanos) {
    return !waiting || nowNanos - failedAtNanos >= delayNanos;
  }

  /** Until it may be tried; 0 where it may be now. */
  long leftNanos(long nowNanos) {
    return mayTry(nowNanos) ? 0 : delayNanos - (nowNanos - failedAtNanos);
  }

  void failed(long nowNanos) {
    delayNanos = delayNanos == 0 ? FIRST_NANOS : Math.min(delayNanos * 2, LONGEST_NANOS);
    failedAtNanos = nowNanos;
    waiting = true;
  }

  void worked(long nowNanos) {
    waiting = false;
    if (nowNanos - failedAtNanos >= 2 * delayNanos) {
      delayNanos = 0;
    }
  }

  /** Lets the next try happen at once. */
  void tryNow() {
    waiting = false;
  }

  long delayNanos() {
    return delayNanos;
  }
}
