// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Slow;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Doing four jobs, two at a time. */
final class Limits {
  private static final int JOBS = 4;
  private static final int AT_ONCE = 2;

  private Limits() {}

  static void wrong(NettyCall call) throws InterruptedException {
    Semaphore room = new Semaphore(AT_ONCE);
    for (int i = 0; i < JOBS; i++) {
      room.acquire();
      call.elsewhere().onWorker(Slow::answer).thenRun(room::release);
    }
    room.acquire(AT_ONCE);
    call.answer("4 jobs done");
  }

  /** Two chains, in each of which a job starts the next. */
  static void right(NettyCall call) {
    chain(call, JOBS / AT_ONCE)
        .thenCombine(chain(call, JOBS / AT_ONCE), (one, other) -> "4 jobs done")
        .whenCompleteAsync(call, call.loop());
  }

  private static CompletableFuture<String> chain(NettyCall call, int jobs) {
    return jobs == 0
        ? CompletableFuture.completedFuture("done")
        : call.elsewhere().onWorker(Slow::answer).thenCompose(done -> chain(call, jobs - 1));
  }
}
