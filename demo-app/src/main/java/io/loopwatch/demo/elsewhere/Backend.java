// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Another service, on the loopback, which takes {@link Slow#TIME} for each answer. It has threads
 * of its own.
 */
public final class Backend implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool(Workers.daemons("backend"));
  private final HttpServer server;

  /** Starts it on a free port. */
  public Backend() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", Backend::answer);
    server.start();
  }

  /** Where it is, as an address: nobody has to look up a name. */
  public URI uri() {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body = "answer of another service".getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      Thread.sleep(Slow.TIME.toMillis());
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
