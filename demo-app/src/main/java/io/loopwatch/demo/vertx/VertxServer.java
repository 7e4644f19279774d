// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Elsewhere;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The Vert.x service, on two loops. */
public final class VertxServer implements AutoCloseable {
  private static final int LOOPS = 2;

  /** Just HTTP/1.1: whatever else a server can do would have to be loaded, and that on a loop. */
  private static final HttpServerOptions PLAIN =
      new HttpServerOptions()
          .setHttp2ClearTextEnabled(false)
          .setPerFrameWebSocketCompressionSupported(false)
          .setPerMessageWebSocketCompressionSupported(false);

  private static final long PATIENCE_SECONDS = 20;

  private final Vertx vertx;
  private final URI uri;

  private VertxServer(Vertx vertx, URI uri) {
    this.vertx = vertx;
    this.uri = uri;
  }

  /**
   * Starts it, and waits until it listens.
   *
   * @param elsewhere what its handlers wait for; not closed with the server
   * @param host to listen on
   * @param port to listen on, or 0 for a free one
   */
  public static VertxServer start(Elsewhere elsewhere, String host, int port)
      throws ExecutionException, InterruptedException, TimeoutException {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
    try {
      return new VertxServer(
          vertx, URI.create("http://" + host + ":" + deploy(vertx, elsewhere, host, port)));
    } catch (ExecutionException | TimeoutException e) {
      await(vertx.close());
      throw e;
    }
  }

  /** Deploys one verticle a loop, all on one port, and returns that port. */
  private static int deploy(Vertx vertx, Elsewhere elsewhere, String host, int port)
      throws ExecutionException, InterruptedException, TimeoutException {
    HttpClient client = vertx.createHttpClient();
    vertx.eventBus().consumer(OtherLoops.ADDRESS, question -> question.reply("7 in stock"));
    Lazies.prepare();
    // The first request loads many classes: as far as it can be, on this thread and not on a loop.
    await(HttpCalls.ask(client, elsewhere.backend().uri()));
    SocketAddress address =
        port == 0
            ? SocketAddress.sharedRandomPort(1, host)
            : SocketAddress.inetSocketAddress(port, host);
    Queue<HttpServer> servers = new ConcurrentLinkedQueue<>();
    Supplier<DemoVerticle> instances =
        () -> {
          HttpServer server = vertx.createHttpServer(PLAIN);
          servers.add(server);
          return new DemoVerticle(elsewhere, server, address, client);
        };
    await(vertx.deployVerticle(instances, new DeploymentOptions().setInstances(LOOPS)));
    return servers.element().actualPort();
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  @Override
  public void close() throws ExecutionException, InterruptedException, TimeoutException {
    await(vertx.close());
  }

  private static void await(Future<?> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
