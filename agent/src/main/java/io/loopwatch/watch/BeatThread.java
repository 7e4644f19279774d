// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that offers real heartbeats, made when the first is due: a loop of the application's
 * own may block whoever offers it a task, and the watchdog must go on.
 */
final class BeatThread {
  private BeatThread() {}

  /**
   * One daemon thread, {@code loopwatch-heartbeat}, which ends when it has had nothing to do for a
   * while, or is shut down.
   */
  static ExecutorService create() {
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread made = new Thread(null, work, "loopwatch-heartbeat", 0, false);
              made.setDaemon(true);
              made.setUncaughtExceptionHandler(
                  (failed, failure) ->
                      System.err.println("loopwatch: a heartbeat has failed: " + failure));
              return made;
            });
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }
}
