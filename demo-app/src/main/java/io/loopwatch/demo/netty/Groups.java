// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Slow;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Having three parts done together. */
final class Groups {
  private Groups() {}

  static void wrong(NettyCall call) throws InterruptedException {
    List<Callable<String>> parts = List.of(Slow::answer, Slow::answer, Slow::answer);
    int done = call.elsewhere().workers().invokeAll(parts).size();
    call.answer(done + " parts");
  }

  /** Fails if one of the parts does, when all have ended. */
  static void right(NettyCall call) {
    CompletableFuture<?>[] parts =
        Stream.generate(() -> call.elsewhere().onWorker(Slow::answer))
            .limit(3)
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(parts)
        .thenApply(done -> parts.length + " parts")
        .whenCompleteAsync(call, call.loop());
  }
}
