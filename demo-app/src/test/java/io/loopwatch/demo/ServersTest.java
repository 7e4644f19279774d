// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServersTest {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static Servers servers;

  @BeforeAll
  static void start() throws Exception {
    servers = Servers.start(0, 0);
  }

  @AfterAll
  static void stop() throws Exception {
    servers.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(it -> it.startsWith(Framework.NETTY.threadPrefix()))
        .noneMatch(it -> it.startsWith("vert.x-eventloop"));
  }

  @Test
  void bothFormsOfEveryRouteGiveTheSameAnswer() {
    Map<Pitfall<?>, String> right = answers(true);
    Map<Pitfall<?>, String> wrong = answers(false);
    assertThat(right).allSatisfy((pitfall, answer) -> assertSame(pitfall, answer, wrong));
  }

  private static void assertSame(Pitfall<?> pitfall, String right, Map<Pitfall<?>, String> wrong) {
    if (pitfall.pattern().answersAgree()) {
      assertThat(wrong).containsEntry(pitfall, right);
    } else {
      assertThat(right).isNotEmpty();
    }
  }

  @Test
  void anUnknownRouteIsNotFound() {
    for (Framework framework : Framework.here()) {
      HttpResponse<String> response = get(framework, "/no/such/route").join();
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).isEqualTo("no such route: /no/such/route");
    }
  }

  /** All routes of one form at once. */
  private static Map<Pitfall<?>, String> answers(boolean rightForm) {
    Map<Pitfall<?>, CompletableFuture<HttpResponse<String>>> sent = new LinkedHashMap<>();
    for (Pitfall<?> pitfall : Pitfalls.on(Framework.here())) {
      sent.put(pitfall, get(pitfall.framework(), pitfall.route(rightForm)));
    }
    Map<Pitfall<?>, String> answers = new LinkedHashMap<>();
    sent.forEach((pitfall, response) -> answers.put(pitfall, ok(response.join())));
    return answers;
  }

  private static String ok(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.uri() + response.body()).isEqualTo(200);
    return response.body().strip();
  }

  private static CompletableFuture<HttpResponse<String>> get(Framework framework, String route) {
    URI uri = servers.uris().get(framework).resolve(route);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
    return CLIENT.sendAsync(request, BodyHandlers.ofString());
  }
}
