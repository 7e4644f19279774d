// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;

/** A loop with a method for each advice, for the tests to weave. */
public class MiniLoop {
  public final Queue<Runnable> taskQueue = new ArrayDeque<>();
  public Throwable caught;

  public static void runTask(Runnable task) {
    task.run();
  }

  public void runAllTasks() {}

  public boolean runAllTasks(long deadline) {
    return deadline > 0;
  }

  /** Two calls in the middle of a method, one of them in a try; and one that is no task. */
  public void execute(Runnable first, Runnable second, Callable<?> other) throws Exception {
    first.run();
    try {
      second.run();
    } catch (IllegalStateException expected) {
      caught = expected;
    }
    other.call();
  }

  public Runnable takeTask() {
    return taskQueue.poll();
  }

  public int run(Object context, long timeout) {
    if (context == null) {
      throw new IllegalArgumentException("no context");
    }
    return (int) timeout;
  }

  public void select(boolean canBlock) {
    if (!canBlock) {
      throw new IllegalStateException("select");
    }
  }

  public Object beginDispatch(Object context) {
    return context;
  }

  public int tick(int n) {
    return n == 0 ? 0 : 1 + tick(n - 1);
  }

  public static int staticTick() {
    return 1;
  }
}
