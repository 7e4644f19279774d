// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;

/** Calling another service. */
final class HttpCalls {
  private HttpCalls() {}

  static void wrong(VertxCall call) throws IOException, InterruptedException {
    String answer =
        call.elsewhere().http().send(call.elsewhere().request(), BodyHandlers.ofString()).body();
    call.answer(answer);
  }

  static void right(VertxCall call) {
    ask(call.client(), call.elsewhere().backend().uri()).onComplete(call);
  }

  static Future<String> ask(HttpClient client, URI service) {
    return client
        .request(new RequestOptions().setAbsoluteURI(service.toString()))
        .compose(HttpClientRequest::send)
        .compose(HttpClientResponse::body)
        .map(Buffer::toString);
  }
}
