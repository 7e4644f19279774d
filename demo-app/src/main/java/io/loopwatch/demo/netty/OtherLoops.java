// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Slow;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asking another loop. */
final class OtherLoops {
  private OtherLoops() {}

  static void wrong(NettyCall call) throws InterruptedException {
    call.answer(stock(call).sync().getNow());
  }

  /** The listener is called on the other loop, and gives this one a task. */
  static void right(NettyCall call) {
    Future<String> stock = stock(call);
    stock.addListener(known -> call.loop().execute(() -> answer(call, stock)));
  }

  private static void answer(NettyCall call, Future<String> stock) {
    if (stock.isSuccess()) {
      call.answer(stock.getNow());
    } else {
      call.failed(stock.cause());
    }
  }

  private static Future<String> stock(NettyCall call) {
    return other(call).schedule(() -> "7 in stock", Slow.TIME.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static EventExecutor other(NettyCall call) {
    for (EventExecutor each : call.loop().parent()) {
      if (each != call.loop()) {
        return each;
      }
    }
    throw new IllegalStateException("there is one loop only");
  }
}
