// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Slow;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Giving an item to a consumer that is slow. */
final class FullQueues {
  private static final long AGAIN_MILLIS = 20;

  private FullQueues() {}

  static void wrong(VertxCall call) throws InterruptedException {
    fullQueue(call).put("item");
    call.answer("queued");
  }

  static void right(VertxCall call) {
    offer(call, fullQueue(call));
  }

  private static void offer(VertxCall call, BlockingQueue<String> queue) {
    if (queue.offer("item")) {
      call.answer("queued");
    } else {
      call.vertx().setTimer(AGAIN_MILLIS, timer -> offer(call, queue));
    }
  }

  /** Its consumer is slow. */
  private static BlockingQueue<String> fullQueue(VertxCall call) {
    BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
    queue.add("first item");
    call.elsewhere().workers().submit(() -> Slow.answer() + queue.take());
    return queue;
  }
}
