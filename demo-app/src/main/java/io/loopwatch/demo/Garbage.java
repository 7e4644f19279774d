// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

/** Has the collector run, for Loopwatch tells a dropped failure when its future is collected. */
final class Garbage {
  private static final int TIMES = 3;
  private static final long PAUSE_MILLIS = 250;

  private Garbage() {}

  /** Collects all that can be, and leaves time to tell of it. Not for a loop's thread. */
  static void collect() throws InterruptedException {
    for (int i = 0; i < TIMES; i++) {
      System.gc();
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
