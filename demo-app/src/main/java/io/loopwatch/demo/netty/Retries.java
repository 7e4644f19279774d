// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Backoff;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Trying again after a failure, each time later. */
final class Retries {
  private static final int LAST_ATTEMPT = 5;

  private Retries() {}

  static void wrong(NettyCall call) throws IOException, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        call.answer(Backoff.ask(attempt));
        return;
      } catch (IOException e) {
        if (attempt == LAST_ATTEMPT) {
          throw e;
        }
        Thread.sleep(Backoff.pauseMillis(attempt));
      }
    }
  }

  static void right(NettyCall call) {
    attempt(call, 0);
  }

  private static void attempt(NettyCall call, int attempt) {
    try {
      call.answer(Backoff.ask(attempt));
    } catch (IOException e) {
      if (attempt == LAST_ATTEMPT) {
        call.failed(e);
        return;
      }
      call.loop()
          .schedule(
              () -> attempt(call, attempt + 1),
              Backoff.pauseMillis(attempt),
              TimeUnit.MILLISECONDS);
    }
  }
}
