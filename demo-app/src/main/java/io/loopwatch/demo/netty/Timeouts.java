// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Slow;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Giving up on an answer that comes too late. */
final class Timeouts {
  private Timeouts() {}

  static void wrong(NettyCall call) throws ExecutionException, InterruptedException {
    try {
      call.answer(lateAnswer(call).get(Slow.TIME.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      call.answer("gave up");
    }
  }

  static void right(NettyCall call) {
    lateAnswer(call)
        .completeOnTimeout("gave up", Slow.TIME.toMillis(), TimeUnit.MILLISECONDS)
        .whenCompleteAsync(call, call.loop());
  }

  private static CompletableFuture<String> lateAnswer(NettyCall call) {
    return call.elsewhere().onWorker(Slow::lateAnswer);
  }
}
