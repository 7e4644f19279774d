// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests without end to a fixture's HTTP server, one after the other on each connection. A
 * moment's rest after each: the watchdog and the tests need a processor as well.
 */
final class Traffic implements AutoCloseable {
  private static final long REST_NANOS = 1_000_000;

  private final URI uri;
  private final List<Thread> clients = new ArrayList<>();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong longestNanos = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean isOver;

  private Traffic(ChildJvm child, String path) {
    uri = URI.create("http://127.0.0.1:" + child.ready().get("port") + path);
  }

  /** Begins; each of so many connections waits for an answer before it asks again. */
  static Traffic to(ChildJvm child, String path, int connections) {
    Traffic traffic = new Traffic(child, path);
    for (int i = 0; i < connections; i++) {
      Thread client = new Thread(traffic::run, "traffic-" + i);
      client.setDaemon(true);
      client.start();
      traffic.clients.add(client);
    }
    return traffic;
  }

  private void run() {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Deadlines.ANSWER).build();
    while (!isOver) {
      long began = System.nanoTime();
      try {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          failures.add("status " + answer.statusCode());
        }
        answered.incrementAndGet();
      } catch (IOException failed) {
        failures.add(failed.toString());
      } catch (InterruptedException ended) {
        return;
      }
      longestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
      LockSupport.parkNanos(REST_NANOS);
    }
  }

  /** Requests answered so far. */
  long answered() {
    return answered.get();
  }

  /** The longest that one took since this was last asked, in nanoseconds. */
  long longestNanos() {
    return longestNanos.getAndSet(0);
  }

  /** What went wrong; empty where every request was answered. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Waits until that many more were answered. */
  void await(long more) {
    long goal = answered() + more;
    Waiting.until(
        more + " more answers",
        Deadlines.ANSWER,
        () -> answered() >= goal ? java.util.Optional.of(goal) : java.util.Optional.empty(),
        () -> failures.toString());
  }

  @Override
  public void close() {
    isOver = true;
    for (Thread client : clients) {
      try {
        client.join(Deadlines.ANSWER.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
