// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Slow;
import java.util.concurrent.CompletableFuture;

/** Using what two workers compute. */
final class Joins {
  private Joins() {}

  static void wrong(NettyCall call) {
    CompletableFuture<String> one = call.elsewhere().onWorker(Slow::answer);
    CompletableFuture<String> other = call.elsewhere().onWorker(Slow::answer);
    call.answer(one.join() + ", " + other.join());
  }

  static void right(NettyCall call) {
    CompletableFuture<String> one = call.elsewhere().onWorker(Slow::answer);
    CompletableFuture<String> other = call.elsewhere().onWorker(Slow::answer);
    one.thenCombine(other, (a, b) -> a + ", " + b).whenCompleteAsync(call, call.loop());
  }
}
