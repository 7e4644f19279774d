// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Working off 4,000 items of 50 µs, which a worker produces. */
final class Producers {
  private static final int ITEMS = 4_000;
  private static final long WORK_NANOS = 50_000;
  private static final int ROOM = 100;
  private static final int BATCH = 80;
  private static final long PAUSE_MILLIS = 6;

  private Producers() {}

  /** The loop's own queue has no bound: whoever submits is never held back. */
  static void wrong(VertxCall call) {
    call.elsewhere().workers().execute(() -> submit(call));
  }

  private static void submit(VertxCall call) {
    for (int i = 0; i < ITEMS; i++) {
      call.context().runOnContext(item -> work());
    }
    call.context().runOnContext(last -> call.answer("done"));
  }

  /** The producer, which may wait, waits for room; the loop takes 4 ms of work at a time. */
  static void right(VertxCall call) {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(ROOM);
    call.elsewhere().workers().submit(() -> produce(queue));
    consume(call, queue);
  }

  private static String produce(BlockingQueue<Integer> queue) throws InterruptedException {
    for (int i = 1; i <= ITEMS; i++) {
      queue.put(i);
    }
    return "produced";
  }

  private static void consume(VertxCall call, BlockingQueue<Integer> queue) {
    for (int i = 0; i < BATCH; i++) {
      Integer item = queue.poll();
      if (item == null) {
        break;
      }
      work();
      if (item == ITEMS) {
        call.answer("done");
        return;
      }
    }
    call.vertx().setTimer(PAUSE_MILLIS, timer -> consume(call, queue));
  }

  private static void work() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < WORK_NANOS) {
      Thread.onSpinWait();
    }
  }
}
