// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.load;

import static java.util.Objects.requireNonNull;

import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pitfall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Calls routes and takes the time. Thread-safe; each call blocks the calling thread until it is
 * answered.
 */
final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<Framework, URI> servers;

  Client(Map<Framework, URI> servers) {
    this.servers = Map.copyOf(servers);
  }

  /**
   * Calls one route.
   *
   * @throws IOException if it does not answer within 10 s, or not with status 200
   */
  CallRecord call(Phase phase, Pitfall<?> pitfall) throws IOException, InterruptedException {
    String route = pitfall.route(phase != Phase.WRONG);
    HttpRequest request =
        HttpRequest.newBuilder(requireNonNull(servers.get(pitfall.framework())).resolve(route))
            .timeout(PATIENCE)
            .build();
    Instant start = Instant.now();
    HttpResponse<String> response = send(route, request);
    if (response.statusCode() != 200) {
      throw new IOException(route + " answered " + response.statusCode() + ": " + response.body());
    }
    return new CallRecord(phase, pitfall.framework(), pitfall.pattern(), start, Instant.now());
  }

  private HttpResponse<String> send(String route, HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IOException(route + ": " + e.getMessage(), e);
    }
  }
}
