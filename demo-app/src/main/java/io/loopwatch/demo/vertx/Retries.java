// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Backoff;
import java.io.IOException;

/** Trying again after a failure, each time later. */
final class Retries {
  private static final int LAST_ATTEMPT = 5;

  private Retries() {}

  static void wrong(VertxCall call) throws IOException, InterruptedException {
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

  static void right(VertxCall call) {
    attempt(call, 0);
  }

  private static void attempt(VertxCall call, int attempt) {
    try {
      call.answer(Backoff.ask(attempt));
    } catch (IOException e) {
      if (attempt == LAST_ATTEMPT) {
        call.failed(e);
        return;
      }
      call.vertx().setTimer(Backoff.pauseMillis(attempt), timer -> attempt(call, attempt + 1));
    }
  }
}
