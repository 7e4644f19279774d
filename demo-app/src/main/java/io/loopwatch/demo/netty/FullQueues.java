// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Slow;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Giving an item to a consumer that is slow. */
final class FullQueues {
  private static final long AGAIN_MILLIS = 20;

  private FullQueues() {}

  static void wrong(NettyCall call) throws InterruptedException {
    fullQueue(call).put("item");
    call.answer("queued");
  }

  static void right(NettyCall call) {
    offer(call, fullQueue(call));
  }

  private static void offer(NettyCall call, BlockingQueue<String> queue) {
    if (queue.offer("item")) {
      call.answer("queued");
    } else {
      call.loop().schedule(() -> offer(call, queue), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Its consumer is slow. */
  private static BlockingQueue<String> fullQueue(NettyCall call) {
    BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
    queue.add("first item");
    call.elsewhere().workers().submit(() -> Slow.answer() + queue.take());
    return queue;
  }
}
