// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A loop in miniature: one method for each advice. Only ever run as the woven copy that {@link
 * SelfTest} makes.
 */
final class SelfTestLoop implements Runnable {
  private final Queue<Runnable> taskQueue = new ArrayDeque<>();

  SelfTestLoop() {}

  @Override
  public void run() {
    taskQueue.add(new SelfTestTask());
    tasks();
    taskCall(new SelfTestTask());
    io(false);
    try {
      io(true);
    } catch (IllegalStateException expected) {
      poll();
    }
  }

  private void tasks() {
    Runnable task = taskQueue.remove();
    task(task);
  }

  private static void task(Runnable task) {
    task.run();
  }

  private static void taskCall(Runnable task) {
    task.run();
  }

  private void io(boolean fail) {
    dispatch(this);
    if (fail) {
      throw new IllegalStateException(
          "handled by the caller: a callback that throws is a callback");
    }
  }

  private void poll() {}

  private void dispatch(Object context) {}
}
