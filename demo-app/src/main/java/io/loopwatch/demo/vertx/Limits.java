// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Slow;
import io.vertx.core.Future;
import java.util.concurrent.Semaphore;

/** Doing four jobs, two at a time. */
final class Limits {
  private static final int JOBS = 4;
  private static final int AT_ONCE = 2;

  private Limits() {}

  static void wrong(VertxCall call) throws InterruptedException {
    Semaphore room = new Semaphore(AT_ONCE);
    for (int i = 0; i < JOBS; i++) {
      room.acquire();
      call.elsewhere().onWorker(Slow::answer).thenRun(room::release);
    }
    room.acquire(AT_ONCE);
    call.answer("4 jobs done");
  }

  /** Two chains, in each of which a job starts the next. */
  static void right(VertxCall call) {
    Future.all(chain(call, JOBS / AT_ONCE), chain(call, JOBS / AT_ONCE))
        .map(done -> "4 jobs done")
        .onComplete(call);
  }

  private static Future<String> chain(VertxCall call, int jobs) {
    return jobs == 0
        ? Future.succeededFuture("done")
        : call.vertx().executeBlocking(Slow::answer, false).compose(done -> chain(call, jobs - 1));
  }
}
