// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.lag;

import java.util.concurrent.locks.LockSupport;

/** Threads that do a step whenever one is due, until the process ends. */
final class Background {
  /** Does one step. */
  interface Step {
    /**
     * Does it.
     *
     * @param due when it was due, in {@link System#nanoTime()}
     * @return when the next one is
     */
    long run(long due) throws Exception;
  }

  private Background() {}

  static void start(String name, Step step) {
    Thread thread = new Thread(() -> run(step), name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(Step step) {
    try {
      for (long due = System.nanoTime(); ; due = step.run(due)) {
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
      }
    } catch (Exception failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }
}
