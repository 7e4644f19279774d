// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/**
 * How many stacks of failures one loop's thread may take: each costs it some microseconds, and a
 * service that fails may fail at any rate. Written by its loop's thread alone.
 */
final class FailureBudget {
  private static final long WINDOW_NANOS = 100_000_000;

  /** 1,000 a second, of 10 µs each, are one percent of the loop's time. */
  private static final int MOST = 100;

  private long beganNanos;
  private int taken;

  /** Whether there is one left; takes it. */
  boolean take() {
    long now = System.nanoTime();
    if (now - beganNanos >= WINDOW_NANOS || beganNanos == 0) {
      beganNanos = now;
      taken = 0;
    }
    return ++taken <= MOST;
  }
}
