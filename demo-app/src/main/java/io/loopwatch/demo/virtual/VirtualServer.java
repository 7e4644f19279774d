// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.virtual;

import com.sun.net.httpserver.HttpServer;
import io.loopwatch.demo.Routes;
import io.loopwatch.demo.elsewhere.Elsewhere;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server, with a virtual thread for each request. */
public final class VirtualServer implements AutoCloseable {
  private static final Routes<VirtualCall> ROUTES = new Routes<>(VirtualPitfalls.ALL);

  private final HttpServer server;
  private final ExecutorService threads;

  private VirtualServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts it.
   *
   * @param elsewhere what its handlers wait for; not closed with the server
   * @param host to listen on
   * @param port to listen on, or 0 for a free one
   * @throws ReflectiveOperationException on a JDK without virtual threads
   */
  public static VirtualServer start(Elsewhere elsewhere, String host, int port)
      throws IOException, ReflectiveOperationException {
    Lazies.prepare();
    ExecutorService threads = virtualThreads();
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange ->
            ROUTES.dispatch(
                exchange.getRequestURI().getPath(), new VirtualCall(exchange, elsewhere)));
    server.start();
    return new VirtualServer(server, threads);
  }

  /** By reflection: this is compiled for JDK 17, too. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  /** Where it listens. */
  public URI uri() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
