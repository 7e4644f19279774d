// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

/** Work of a known length on any machine. */
public final class Busy {
  private Busy() {}

  /** Computes for this long, in nanoseconds of the clock on the wall. */
  public static void forNanos(long nanos) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
  }
}
