// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Slow;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Using what a worker computes. */
final class Futures {
  private Futures() {}

  static void wrong(VertxCall call) throws ExecutionException, InterruptedException {
    Future<String> answer = call.elsewhere().workers().submit(Slow::answer);
    call.answer(answer.get());
  }

  static void right(VertxCall call) {
    call.vertx().executeBlocking(Slow::answer, false).onComplete(call);
  }
}
