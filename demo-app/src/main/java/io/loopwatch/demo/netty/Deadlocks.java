// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Slow;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for what only this loop can do. */
final class Deadlocks {
  private Deadlocks() {}

  /** The task is this loop's, and the loop waits for it. */
  static void wrong(NettyCall call) throws ExecutionException, InterruptedException {
    try {
      call.answer(reply(call).get(Slow.TIME.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      call.answer("no reply in time");
    }
  }

  static void right(NettyCall call) {
    reply(call).whenComplete(call);
  }

  private static CompletableFuture<String> reply(NettyCall call) {
    return CompletableFuture.supplyAsync(() -> "reply", call.loop());
  }
}
