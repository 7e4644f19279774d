// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Slow;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Waiting for time to pass, on whose loop? */
final class Nested {
  private Nested() {}

  /** A Vertx for one timer: its loop ticks while this one waits. */
  static void wrong(VertxCall call) {
    Vertx inner = Vertx.vertx();
    inner
        .timer(Slow.TIME.toMillis(), TimeUnit.MILLISECONDS)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    inner.close();
    call.answer("ticked");
  }

  static void right(VertxCall call) {
    call.vertx()
        .timer(Slow.TIME.toMillis(), TimeUnit.MILLISECONDS)
        .map(tick -> "ticked")
        .onComplete(call);
  }
}
