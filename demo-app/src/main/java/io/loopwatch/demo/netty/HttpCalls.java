// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calling another service. */
final class HttpCalls {
  private HttpCalls() {}

  static void wrong(NettyCall call) throws IOException, InterruptedException {
    String answer =
        call.elsewhere().http().send(call.elsewhere().request(), BodyHandlers.ofString()).body();
    call.answer(answer);
  }

  static void right(NettyCall call) {
    call.elsewhere()
        .http()
        .sendAsync(call.elsewhere().request(), BodyHandlers.ofString())
        .thenApply(HttpResponse::body)
        .whenCompleteAsync(call, call.loop());
  }
}
