// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;

/** What stands for Netty's loop object: a task queue, and an answer to {@code isShuttingDown}. */
public final class PlayedLoop implements Executor {
  /** The tasks that wait; nobody runs them but the test. */
  public final Queue<Runnable> queue;

  private volatile boolean shuttingDown;
  private volatile boolean rejecting;

  public PlayedLoop() {
    this(new LinkedBlockingQueue<>());
  }

  public PlayedLoop(Queue<Runnable> queue) {
    this.queue = queue;
  }

  /** Called by reflection, as on Netty's loops. */
  public boolean isShuttingDown() {
    return shuttingDown;
  }

  public void beginShutdown() {
    shuttingDown = true;
  }

  /** Whether to reject tasks from now on. */
  public void reject(boolean rejects) {
    rejecting = rejects;
  }

  @Override
  public void execute(Runnable task) {
    if (rejecting) {
      throw new RejectedExecutionException("played");
    }
    queue.add(task);
  }
}
