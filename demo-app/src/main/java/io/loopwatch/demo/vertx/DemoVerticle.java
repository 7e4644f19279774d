// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.Routes;
import io.loopwatch.demo.elsewhere.Elsewhere;
import io.loopwatch.demo.elsewhere.Ledger;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/** One instance of the HTTP service: everything in it runs on the loop that it is deployed to. */
final class DemoVerticle extends VerticleBase {
  private static final Routes<VertxCall> ROUTES = new Routes<>(VertxPitfalls.ALL);

  private final Elsewhere elsewhere;
  private final HttpServer server;
  private final SocketAddress address;
  private final HttpClient client;
  private final Ledger ledger = new Ledger();

  DemoVerticle(Elsewhere elsewhere, HttpServer server, SocketAddress address, HttpClient client) {
    this.elsewhere = elsewhere;
    this.server = server;
    this.address = address;
    this.client = client;
  }

  @Override
  public Future<?> start() {
    return server.requestHandler(this::handle).listen(address);
  }

  private void handle(HttpServerRequest request) {
    ROUTES.dispatch(request.path(), new VertxCall(this, request));
  }

  Vertx vertx() {
    return vertx;
  }

  Context context() {
    return context;
  }

  HttpClient client() {
    return client;
  }

  Elsewhere elsewhere() {
    return elsewhere;
  }

  Ledger ledger() {
    return ledger;
  }
}
