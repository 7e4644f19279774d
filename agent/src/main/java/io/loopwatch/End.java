// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

/** The end of the JVM: the last look, the last interval, and what the sinks still hold. */
final class End extends Thread {
  private final Loopwatch watch;

  End(Loopwatch watch) {
    super("loopwatch-end");
    this.watch = watch;
  }

  @Override
  public void run() {
    try {
      watch.finish();
    } catch (InterruptedException hurried) {
      interrupt();
    }
  }
}
