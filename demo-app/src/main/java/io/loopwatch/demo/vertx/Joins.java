// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Slow;
import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;

/** Using what two workers compute. */
final class Joins {
  private Joins() {}

  static void wrong(VertxCall call) {
    CompletableFuture<String> one = call.elsewhere().onWorker(Slow::answer);
    CompletableFuture<String> other = call.elsewhere().onWorker(Slow::answer);
    call.answer(one.join() + ", " + other.join());
  }

  static void right(VertxCall call) {
    CompletableFuture<String> one = call.elsewhere().onWorker(Slow::answer);
    CompletableFuture<String> other = call.elsewhere().onWorker(Slow::answer);
    CompletableFuture<String> both = one.thenCombine(other, (a, b) -> a + ", " + b);
    Future.fromCompletionStage(both, call.context()).onComplete(call);
  }
}
