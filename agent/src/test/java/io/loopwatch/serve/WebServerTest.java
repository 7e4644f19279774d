// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwatch.config.Endpoint;
import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebServerTest {
  private static final Endpoint ANY = new Endpoint("127.0.0.1", 0);
  private static final Duration SHORT = Duration.ofSeconds(2);

  private WebServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        WebServer.start(
            ANY,
            Map.of(
                "/text", request -> Answer.of("text/plain", "hello".getBytes(UTF_8)),
                "/page", request -> Answer.page("<p>".getBytes(UTF_8), "script-src 'sha256-x'"),
                "/tag", WebServerTest::tagged,
                "/silent", request -> silent()),
            SHORT);
  }

  private static Answer tagged(Request request) {
    return "\"7\"".equals(request.known())
        ? Answer.unchanged("\"7\"")
        : Answer.tagged("application/json", "{}".getBytes(UTF_8), "\"7\"");
  }

  private static Answer silent() {
    throw new IllegalStateException("the watchdog does not answer");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Socket connect() throws IOException {
    return new Socket("127.0.0.1", server.address().port());
  }

  /** All that comes back. */
  private String send(String head) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private String get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
  }

  @Test
  void aResourceIsSent_andNobodyMayKeepOrFrameIt() throws IOException {
    assertThat(get("/text"))
        .startsWith("HTTP/1.1 200 ")
        .containsIgnoringCase("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'")
        .containsIgnoringCase("X-Content-Type-Options: nosniff")
        .containsIgnoringCase("Referrer-Policy: no-referrer")
        .containsIgnoringCase("Cache-Control: no-store")
        .containsIgnoringCase("Cross-Origin-Resource-Policy: same-origin")
        .doesNotContain("Access-Control")
        .endsWith("\r\n\r\nhello");
    assertThat(get("/page"))
        .containsIgnoringCase("Content-Security-Policy: script-src 'sha256-x'; frame-ancestors");
  }

  @Test
  void headHasNoBody() throws IOException {
    assertThat(send("HEAD /text HTTP/1.1\r\nHost: localhost\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .containsIgnoringCase("Content-Length: 5\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void whatTheClientHas_isNotSentAgain() throws IOException {
    assertThat(get("/tag")).containsIgnoringCase("ETag: \"7\"").endsWith("{}");
    assertThat(send("GET /tag HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"7\"\r\n"))
        .startsWith("HTTP/1.1 304 ")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"})
  void nothingCanBeChanged(String method) throws IOException {
    assertThat(send(method + " /text HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"))
        .startsWith("HTTP/1.1 405 ")
        .containsIgnoringCase("Allow: GET, HEAD")
        .doesNotContain("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/text/", "/texts", "/../text", "/%74ext%00", "/text%2f"})
  void whatIsNotThere_isNot(String path) throws IOException {
    assertThat(get(path)).startsWith("HTTP/1.1 404 ").doesNotContain("hello");
  }

  @Test
  void anotherHost_isRefused() throws IOException {
    assertThat(send("GET /text HTTP/1.1\r\nHost: attacker.example\r\n"))
        .startsWith("HTTP/1.1 403 ")
        .doesNotContain("hello");
  }

  @Test
  void aWatchdogThatDoesNotAnswer_isSaid() throws IOException {
    assertThat(get("/silent"))
        .startsWith("HTTP/1.1 503 ")
        .endsWith("the watchdog does not answer\n");
  }

  @Test
  void whatIsNoRequest_harmsNobody() throws IOException {
    for (String nonsense :
        List.of("\r\n\r\n", "GET\r\n", "\0\0\0\0\r\n", "GET http://[ HTTP/1.1\r\n")) {
      send(nonsense);
    }
    assertThat(get("/text")).endsWith("hello");
  }

  /** Each holds a thread until its time is over, and then its connection is closed. */
  @Test
  void slowClients_keepNobodyOut() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 3 * WorkThreads.MOST; i++) {
        Socket socket = connect();
        socket.getOutputStream().write("GET /te".getBytes(UTF_8));
        slow.add(socket);
      }
      assertThat(get("/text")).endsWith("hello");
      for (Socket socket : slow) {
        assertThat(socket.getInputStream().readAllBytes()).isEmpty();
      }
      assertThat(names("loopwatch-http").size()).isLessThanOrEqualTo(WorkThreads.MOST);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aPortInUse_isTold_andIsFreeOnceClosed() throws IOException {
    Endpoint taken = server.address();
    assertThatThrownBy(() -> WebServer.start(taken, Map.of(), SHORT))
        .isInstanceOf(BindException.class);
    get("/text");
    server.close();
    server = WebServer.start(taken, Map.of(), SHORT);
    assertThat(get("/text")).startsWith("HTTP/1.1 404 ");
  }

  private static List<Thread> names(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .toList();
  }
}
