// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.watch.Watchdog;
import io.loopwatch.weave.LoopTransformer;
import java.lang.instrument.Instrumentation;

/**
 * Weaves classes again that are loaded already. The transformers of all other agents then run on
 * this thread too, and may wait for the application's locks: the watchdog must not.
 */
final class WeaverThread extends Thread {
  private static final long LONGEST_START_MILLIS = 5_000;

  private final LoopTransformer transformer;
  private final Instrumentation instrumentation;

  WeaverThread(LoopTransformer transformer, Instrumentation instrumentation) {
    super("loopwatch-weaver");
    setDaemon(true);
    this.transformer = transformer;
    this.instrumentation = instrumentation;
  }

  @Override
  public void run() {
    try {
      transformer.prepare(instrumentation);
      transformer.keepUp(instrumentation);
      if (transformer.measuresMounts()) {
        Watchdog.warmUp();
      }
    } catch (Throwable failure) { // the application's own handler must not see it
      System.err.println("loopwatch: not all blocking calls and mounts are seen: " + failure);
    }
  }

  /** Runs it, and waits for its end for no more than some seconds. */
  void startAndWait() throws InterruptedException {
    start();
    join(LONGEST_START_MILLIS);
  }

  /**
   * Whether hooks may be prepared on a thread of their own. Not where our own class loader locks as
   * a whole: there a class that is being initialised here could wait for a thread of the
   * application that holds that lock, and that one for the class.
   */
  static boolean isPossible() {
    ClassLoader own = WeaverThread.class.getClassLoader();
    return own != null && own.isRegisteredAsParallelCapable();
  }
}
