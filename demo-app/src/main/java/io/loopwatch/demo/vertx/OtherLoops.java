// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Slow;
import io.vertx.core.Future;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asking another loop. */
final class OtherLoops {
  /** Where on the event bus somebody answers. */
  static final String ADDRESS = "stock";

  private OtherLoops() {}

  /** The reply is delivered by this loop, and the loop waits for it. */
  static void wrong(VertxCall call) throws ExecutionException, InterruptedException {
    try {
      String reply =
          stock(call)
              .toCompletionStage()
              .toCompletableFuture()
              .get(Slow.TIME.toMillis(), TimeUnit.MILLISECONDS);
      call.answer(reply);
    } catch (TimeoutException e) {
      call.answer("no reply in time");
    }
  }

  static void right(VertxCall call) {
    stock(call).onComplete(call);
  }

  private static Future<String> stock(VertxCall call) {
    return call.vertx().eventBus().<String>request(ADDRESS, "how many?").map(Message::body);
  }
}
