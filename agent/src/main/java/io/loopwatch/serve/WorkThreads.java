// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Few daemon threads that answer requests, each within some seconds: who sends its request, or
 * reads its answer, byte by byte has its thread interrupted then, which closes the connection. The
 * JDK's server has limits of its own by system properties only, and those are the application's.
 */
final class WorkThreads implements Executor, AutoCloseable {
  static final int MOST = 4;
  private static final long IDLE_SECONDS = 30;

  private final Duration limit;
  private final ThreadPoolExecutor workers;
  private final ScheduledThreadPoolExecutor clock;

  /** Starts no thread yet. */
  WorkThreads(Duration limit) {
    this.limit = limit;
    workers =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons("loopwatch-http"));
    workers.allowCoreThreadTimeOut(true);
    clock = new ScheduledThreadPoolExecutor(1, daemons("loopwatch-http-clock"));
    clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    clock.allowCoreThreadTimeOut(true);
    clock.setRemoveOnCancelPolicy(true);
  }

  /** Threads that inherit nothing: they must not keep an application alive, nor its classes. */
  static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(null, task, name, 0, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(WorkThreads.class.getClassLoader());
      return thread;
    };
  }

  @Override
  public void execute(Runnable request) {
    workers.execute(() -> run(request));
  }

  private void run(Runnable request) {
    Thread worker = Thread.currentThread();
    Future<?> alarm;
    try {
      alarm = clock.schedule(worker::interrupt, limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      return; // it ends, and all connections with it
    }
    try {
      request.run();
    } finally {
      alarm.cancel(false);
      Thread.interrupted(); // one that came too late is not for the next request
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    clock.shutdownNow();
  }
}
