// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Starting a job and not waiting for it. */
final class BackgroundJobs {
  private static final Set<Future<String>> RUNNING = ConcurrentHashMap.newKeySet();
  private static final LongAdder FAILED = new LongAdder();

  private BackgroundJobs() {}

  static void wrong(VertxCall call) {
    start(call);
    call.answer("started");
  }

  static void right(VertxCall call) {
    Future<String> job = start(call);
    RUNNING.add(job);
    job.onComplete(done -> RUNNING.remove(job)).onFailure(failure -> FAILED.increment());
    call.answer("started");
  }

  private static Future<String> start(VertxCall call) {
    return call.vertx().timer(1, TimeUnit.MILLISECONDS).map(tick -> refresh());
  }

  private static String refresh() {
    throw new IllegalStateException("the catalogue is gone");
  }
}
