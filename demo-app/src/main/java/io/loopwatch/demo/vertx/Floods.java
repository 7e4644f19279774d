// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

/** Doing 5,000 things of 40 µs each. */
final class Floods {
  private static final int TASKS = 5_000;
  private static final int BATCH = 100;
  private static final long TASK_NANOS = 40_000;
  private static final long PAUSE_MILLIS = 6;

  private Floods() {}

  /** All at once: 200 ms in which the loop does nothing else. */
  static void wrong(VertxCall call) {
    submit(call, TASKS);
    call.context().runOnContext(last -> call.answer("done"));
  }

  /** In batches of 4 ms, with a pause in which the loop serves others. */
  static void right(VertxCall call) {
    batch(call, TASKS);
  }

  private static void batch(VertxCall call, int left) {
    if (left == 0) {
      call.answer("done");
      return;
    }
    submit(call, BATCH);
    call.context().runOnContext(end -> pause(call, left - BATCH));
  }

  private static void pause(VertxCall call, int left) {
    call.vertx().setTimer(PAUSE_MILLIS, timer -> batch(call, left));
  }

  private static void submit(VertxCall call, int tasks) {
    for (int i = 0; i < tasks; i++) {
      call.context().runOnContext(task -> smallTask());
    }
  }

  private static void smallTask() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < TASK_NANOS) {
      Thread.onSpinWait();
    }
  }
}
