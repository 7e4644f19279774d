// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

/**
 * What tests wait for: that all has been told that happened before. No lambda: it is set at start.
 */
final class Settle implements Runnable {
  private static final long MOST_NANOS = 10_000_000_000L;

  private final Loopwatch watch;

  Settle(Loopwatch watch) {
    this.watch = watch;
  }

  @Override
  public void run() {
    watch.settle(MOST_NANOS);
  }
}
