// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Slow;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Using what a worker computes. */
final class Futures {
  private Futures() {}

  static void wrong(NettyCall call) throws ExecutionException, InterruptedException {
    call.answer(answer(call).get());
  }

  static void right(NettyCall call) {
    answer(call).whenCompleteAsync(call, call.loop());
  }

  private static CompletableFuture<String> answer(NettyCall call) {
    return call.elsewhere().onWorker(Slow::answer);
  }
}
