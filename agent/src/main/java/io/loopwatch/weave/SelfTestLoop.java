// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A loop in miniature: one method for each advice. Only ever run as the woven copy that {@link
 * SelfTest} makes.
 */
final class SelfTestLoop implements Runnable {
  private final Queue<Runnable> taskQueue = new ArrayDeque<>();

  SelfTestLoop() {}

  /**
   * Three tasks and three other callbacks, one of each failing; a poll and three turns after it.
   */
  @Override
  public void run() {
    taskQueue.add(new SelfTestTask());
    tasks();
    taskCall(new SelfTestTask());
    io(false);
    fail();
    poll();
    take();
    custom();
    turn();
    turn();
  }

  private void fail() {
    try {
      task(null);
    } catch (NullPointerException expected) {
      // a task that throws is a callback like any other
    }
    try {
      io(true);
    } catch (IllegalStateException expected) {
      // and so is a channel's
    }
  }

  private void tasks() {
    task(taskQueue.remove());
  }

  private static void task(@Nullable Runnable task) {
    Objects.requireNonNull(task).run();
  }

  private static void taskCall(Runnable task) {
    task.run();
  }

  private void io(boolean fail) {
    dispatch(this);
    if (fail) {
      throw new IllegalStateException();
    }
  }

  private void poll() {}

  private void take() {}

  private void turn() {}

  private void custom() {}

  private void dispatch(Object context) {}
}
