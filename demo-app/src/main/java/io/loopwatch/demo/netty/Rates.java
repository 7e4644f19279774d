// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.TokenBucket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sending five requests, which take no time here, one each 50 ms. */
final class Rates {
  private static final int REQUESTS = 5;
  private static final long INTERVAL_MILLIS = 50;

  private Rates() {}

  static void wrong(NettyCall call) throws InterruptedException {
    for (int sent = 1; sent < REQUESTS; sent++) {
      TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
    }
    call.answer("sent " + REQUESTS);
  }

  static void right(NettyCall call) {
    send(call, new TokenBucket(1, Duration.ofMillis(INTERVAL_MILLIS)), 0);
  }

  private static void send(NettyCall call, TokenBucket bucket, int sent) {
    if (sent == REQUESTS) {
      call.answer("sent " + sent);
      return;
    }
    long wait = bucket.takeOrWaitMillis();
    if (wait == 0) {
      send(call, bucket, sent + 1);
    } else {
      call.loop().schedule(() -> send(call, bucket, sent), wait, TimeUnit.MILLISECONDS);
    }
  }
}
