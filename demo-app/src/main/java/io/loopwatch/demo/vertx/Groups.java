// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Slow;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.Callable;

/** Having three parts done together. */
final class Groups {
  private Groups() {}

  static void wrong(VertxCall call) throws InterruptedException {
    List<Callable<String>> parts = List.of(Slow::answer, Slow::answer, Slow::answer);
    int done = call.elsewhere().workers().invokeAll(parts).size();
    call.answer(done + " parts");
  }

  /** Fails with the first part that does. */
  static void right(VertxCall call) {
    Future.all(part(call), part(call), part(call))
        .map(done -> done.size() + " parts")
        .onComplete(call);
  }

  private static Future<String> part(VertxCall call) {
    return call.vertx().executeBlocking(Slow::answer, false);
  }
}
