// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pitfalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoadGeneratorTest {
  private static final List<Framework> SERVERS = List.of(Framework.VERTX, Framework.NETTY);

  private final Queue<String> called = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private LoadGenerator load;
  private volatile String broken = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    load = new LoadGenerator(Map.of(Framework.VERTX, uri, Framework.NETTY, uri));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String route = exchange.getRequestURI().getPath();
      called.add(route);
      exchange.sendResponseHeaders(route.equals(broken) ? 500 : 200, -1);
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static List<String> routes(boolean rightForm) {
    return Pitfalls.on(SERVERS).stream().map(it -> it.route(rightForm)).toList();
  }

  @Test
  void warmUp_callsEachRightRouteOnce() throws Exception {
    load.warmUp();
    assertThat(called).containsExactlyInAnyOrderElementsOf(routes(true));
    assertThat(load.calls()).extracting(CallRecord::phase).containsOnly(Phase.WARM_UP);
  }

  @Test
  void right_callsEachRightRouteThoughTheTimeIsShort() throws Exception {
    load.right(Duration.ofMillis(1));
    assertThat(called).containsExactlyInAnyOrderElementsOf(routes(true));
    assertThat(load.calls()).extracting(CallRecord::phase).containsOnly(Phase.RIGHT);
  }

  @Test
  void wrong_callsEachWrongRouteInTurnThoughTheTimeIsShort() throws Exception {
    load.wrong(Duration.ofMillis(1));
    assertThat(called).containsExactlyElementsOf(routes(false));
    assertThat(load.calls()).extracting(CallRecord::phase).containsOnly(Phase.WRONG);
    assertThat(load.calls()).allSatisfy(it -> assertThat(it.end()).isAfterOrEqualTo(it.start()));
  }

  @Test
  void aCallThatIsNotAnsweredWell_endsTheRunAndNamesTheRoute() {
    broken = "/netty/sleep/wrong";
    assertThatThrownBy(() -> load.wrong(Duration.ofMillis(1)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("/netty/sleep/wrong answered 500");
    assertThat(called).containsExactly("/vertx/sleep/wrong", "/netty/sleep/wrong");
  }
}
