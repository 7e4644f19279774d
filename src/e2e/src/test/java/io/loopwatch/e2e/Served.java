// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the agent of a child serves.
 *
 * @param address as it told it, with a slash at its end
 */
public record Served(URI address) {
  static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

  private static final Pattern TOLD = Pattern.compile("the live page is (http://\\S+/), ");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Waits until it is told where. */
  public static Served by(ChildJvm child) {
    Event told =
        child
            .events()
            .await(
                "where the live page is",
                event -> event.is("notice") && TOLD.matcher(event.text("text")).find());
    Matcher matcher = TOLD.matcher(told.text("text"));
    assertThat(matcher.find()).isTrue();
    return new Served(URI.create(matcher.group(1)));
  }

  /** Host and port, as in a scrape configuration. */
  String target() {
    return address.getAuthority();
  }

  HttpResponse<String> get(String path, String accept) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path)).header("Accept", accept).build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  String metrics(String accept) {
    HttpResponse<String> response = get("/metrics", accept);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  /** The first line of the answer to a request as it is written here. */
  String status(String method, String path, String host) {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      byte[] answer = socket.getInputStream().readAllBytes();
      return new String(answer, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
