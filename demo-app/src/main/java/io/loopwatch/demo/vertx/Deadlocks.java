// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Slow;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for what only this loop can do. */
final class Deadlocks {
  private static final long SOON_MILLIS = 10;

  private Deadlocks() {}

  /** The timer is this loop's, and the loop waits for it. */
  static void wrong(VertxCall call) throws ExecutionException, InterruptedException {
    try {
      String reply =
          reply(call)
              .toCompletionStage()
              .toCompletableFuture()
              .get(Slow.TIME.toMillis(), TimeUnit.MILLISECONDS);
      call.answer(reply);
    } catch (TimeoutException e) {
      call.answer("no reply in time");
    }
  }

  static void right(VertxCall call) {
    reply(call).onComplete(call);
  }

  private static Future<String> reply(VertxCall call) {
    return call.vertx().timer(SOON_MILLIS, TimeUnit.MILLISECONDS).map(tick -> "reply");
  }
}
