// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.netty.util.concurrent.Future;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Starting a job and not waiting for it. */
final class BackgroundJobs {
  private static final Set<Future<String>> RUNNING = ConcurrentHashMap.newKeySet();
  private static final LongAdder FAILED = new LongAdder();

  private BackgroundJobs() {}

  static void wrong(NettyCall call) {
    start(call);
    call.answer("started");
  }

  static void right(NettyCall call) {
    Future<String> job = start(call);
    RUNNING.add(job);
    job.addListener(done -> ended(job));
    call.answer("started");
  }

  private static Future<String> start(NettyCall call) {
    return call.loop().submit(BackgroundJobs::refresh);
  }

  private static void ended(Future<String> job) {
    RUNNING.remove(job);
    if (!job.isSuccess()) {
      FAILED.increment();
    }
  }

  private static String refresh() {
    throw new IllegalStateException("the catalogue is gone");
  }
}
