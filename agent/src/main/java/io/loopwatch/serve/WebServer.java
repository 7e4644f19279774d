// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loopwatch.config.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/**
 * The JDK's own server, with answers to {@code GET} and {@code HEAD} and to nothing else. Must not
 * be loaded where the module {@code jdk.httpserver} is missing.
 */
final class WebServer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int BACKLOG = 16;

  private final Endpoint at;
  private final HttpServer server;
  private final WorkThreads threads;
  private final HostGuard guard;
  private final Map<String, Resource> resources;

  private WebServer(
      Endpoint at, HttpServer server, WorkThreads threads, Map<String, Resource> resources) {
    this.at = at;
    this.server = server;
    this.threads = threads;
    this.guard = new HostGuard(at.host(), server.getAddress().getAddress().isLoopbackAddress());
    this.resources = Map.copyOf(resources);
  }

  /**
   * Listens from now on. To be called by a daemon thread: the server's own is one then too.
   *
   * @param resources by path
   * @throws IOException where that is not possible
   */
  static WebServer start(Endpoint at, Map<String, Resource> resources) throws IOException {
    return start(at, resources, LIMIT);
  }

  static WebServer start(Endpoint at, Map<String, Resource> resources, Duration limit)
      throws IOException {
    InetAddress address = InetAddress.getByName(at.host());
    HttpServer server = HttpServer.create(new InetSocketAddress(address, at.port()), BACKLOG);
    WorkThreads threads = new WorkThreads(limit);
    WebServer started = new WebServer(at, server, threads, resources);
    server.setExecutor(threads);
    server.createContext("/", started::answer);
    server.start();
    return started;
  }

  /** Where it listens, with the port that it got. */
  Endpoint address() {
    return new Endpoint(at.host(), server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answerTo(exchange));
    }
  }

  private Answer answerTo(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    String method = exchange.getRequestMethod();
    if (!guard.allows(headers.get("Host"))) {
      return Answer.refusal(403, "this is served on the loopback, to requests for localhost only");
    }
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Answer.refusal(405, "there is nothing to be changed here");
    }
    Resource resource = resources.get(exchange.getRequestURI().getPath());
    if (resource == null) {
      return Answer.refusal(404, "there is / and /metrics here");
    }
    try {
      return resource.get(
          new Request(headers.getFirst("Accept"), headers.getFirst("If-None-Match")));
    } catch (IllegalStateException silent) {
      return Answer.refusal(503, String.valueOf(silent.getMessage()));
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    setHeaders(exchange.getResponseHeaders(), answer);
    int length = answer.body().length;
    if (length == 0 || exchange.getRequestMethod().equals("HEAD")) {
      if (answer.status() != 304) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(length));
      }
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(answer.body());
    }
  }

  private static void setHeaders(Headers headers, Answer answer) {
    String policy = answer.policy();
    headers.set(
        "Content-Security-Policy",
        (policy == null ? "default-src 'none'" : policy) + "; frame-ancestors 'none'");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    if (!answer.type().isEmpty()) {
      headers.set("Content-Type", answer.type());
    }
    if (answer.status() == 405) {
      headers.set("Allow", "GET, HEAD");
    }
    String tag = answer.tag();
    if (tag != null) {
      headers.set("ETag", tag);
    }
  }

  /** Closes the port and every connection. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
