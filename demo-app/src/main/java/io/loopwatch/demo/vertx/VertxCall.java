// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.Call;
import io.loopwatch.demo.elsewhere.Elsewhere;
import io.loopwatch.demo.elsewhere.Ledger;
import io.vertx.core.Completable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * One request to the Vert.x service. As a {@link Completable} it can be given to a future, whose
 * result it answers.
 *
 * @param verticle the verticle that serves it
 * @param request the request
 */
record VertxCall(DemoVerticle verticle, HttpServerRequest request)
    implements Call, Completable<String> {
  @Override
  public void answer(int status, String text) {
    request.response().setStatusCode(status).end(text);
  }

  @Override
  public void complete(@Nullable String answer, @Nullable Throwable failure) {
    if (failure != null) {
      failed(failure);
    } else {
      answer(String.valueOf(answer));
    }
  }

  Vertx vertx() {
    return verticle.vertx();
  }

  /** The verticle's context, which is one loop. */
  Context context() {
    return verticle.context();
  }

  HttpClient client() {
    return verticle.client();
  }

  Elsewhere elsewhere() {
    return verticle.elsewhere();
  }

  /** The verticle's own ledger, touched on its context only. */
  Ledger ledger() {
    return verticle.ledger();
  }
}
