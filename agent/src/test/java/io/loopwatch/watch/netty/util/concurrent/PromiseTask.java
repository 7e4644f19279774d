// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch.netty.util.concurrent;

import java.util.concurrent.Callable;

/** What stands for Netty's, with its field, under a name like that of a relocated copy. */
public final class PromiseTask extends Promise implements Runnable {
  private static final Runnable DONE = new SentinelRunnable();

  /** As in Netty: a Runnable or a Callable. */
  public Object task;

  public PromiseTask(Object task) {
    this.task = task;
  }

  /** As Netty wraps a task that is to have a result. */
  public static PromiseTask ofRunnable(Runnable task) {
    return new PromiseTask(new RunnableAdapter(task));
  }

  /** As Vert.x wraps a handler. */
  public static Runnable lambda(Runnable task) {
    return () -> task.run();
  }

  /** Forgets the task as Netty's does; the task itself is not called. */
  public void runTask() {
    task = DONE;
  }

  @Override
  public void run() {
    throw new AssertionError("nothing of a task is called");
  }

  private record RunnableAdapter(Runnable task) implements Callable<Object> {
    @Override
    public Object call() {
      throw new AssertionError("nothing of a task is called");
    }
  }

  private static final class SentinelRunnable implements Runnable {
    @Override
    public void run() {}
  }

  /** A task of the framework's own. */
  public static final class Internal implements Runnable {
    @Override
    public void run() {}
  }
}
