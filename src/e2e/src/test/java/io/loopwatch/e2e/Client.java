// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends work to a fixture's server: a path {@code /kind/place/millis}. */
@FunctionalInterface
interface Client {
  /** Sends it; the future gets the answer. */
  CompletableFuture<Reply> send(String path);

  /** Sends it and waits for the answer. */
  default Reply call(String path) {
    return get(send(path));
  }

  /** Over HTTP on loopback, one connection. */
  static Client http(ChildJvm child) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    String base = "http://127.0.0.1:" + child.ready().get("port");
    return path ->
        client
            .sendAsync(
                HttpRequest.newBuilder(URI.create(base + path)).build(),
                HttpResponse.BodyHandlers.ofString())
            .thenApply(response -> Reply.parse(response.body()));
  }

  /** Through the fixture's own client. */
  static Client console(ChildJvm child) {
    return path -> child.askLater("call " + path).thenApply(Reply::parse);
  }

  /** Waits for an answer. */
  static <A> A get(CompletableFuture<A> reply) {
    try {
      return reply.get(Deadlines.ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }
}
