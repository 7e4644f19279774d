// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/** Work that takes a known time, on the thread that does it. */
public final class Spin {
  private Spin() {}

  /** Returns no sooner than after that many nanoseconds. */
  public static void nanos(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  /** Returns no sooner than after that many milliseconds. */
  public static void millis(long millis) {
    nanos(millis * 1_000_000);
  }
}
