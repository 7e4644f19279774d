// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Slow;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Giving up on an answer that comes too late. */
final class Timeouts {
  private Timeouts() {}

  static void wrong(VertxCall call) throws ExecutionException, InterruptedException {
    try {
      call.answer(
          call.elsewhere()
              .workers()
              .submit(Slow::lateAnswer)
              .get(Slow.TIME.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      call.answer("gave up");
    }
  }

  static void right(VertxCall call) {
    Future<String> late = call.vertx().executeBlocking(Slow::lateAnswer, false);
    late.timeout(Slow.TIME.toMillis(), TimeUnit.MILLISECONDS)
        .recover(Timeouts::giveUp)
        .onComplete(call);
  }

  private static Future<String> giveUp(Throwable failure) {
    return failure instanceof TimeoutException
        ? Future.succeededFuture("gave up")
        : Future.failedFuture(failure);
  }
}
