// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What one server waits for: another service, slow files, a database, a log, worker threads.
 * Thread-safe.
 */
public final class Elsewhere implements AutoCloseable {
  private static final int WORKERS = 12;

  private final Path folder;
  private final SlowFile file;
  private final SlowFile archive;
  private final SlowLog log;
  private final Database database;
  private final Backend backend;
  private final ExecutorService workers;
  private final HttpClient http;

  /**
   * Starts all of it.
   *
   * @param name of the server that it is for, as part of thread names
   */
  public Elsewhere(String name) throws IOException, InterruptedException, SQLException {
    folder = Files.createTempDirectory("loopwatch-demo-" + name);
    file = new SlowFile(folder, "slow.txt");
    archive = new SlowFile(folder, "archive.txt");
    log = new SlowLog(folder);
    database = new Database(name);
    backend = new Backend();
    workers = Executors.newFixedThreadPool(WORKERS, Workers.daemons(name + "-worker"));
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** Uses the HTTP client once, so that no loop has to load its classes. */
  public void warmUp() throws IOException, InterruptedException {
    http.send(request(), BodyHandlers.ofString());
  }

  /** The JDK's HTTP client, which can wait ({@code send}) or not ({@code sendAsync}). */
  public HttpClient http() {
    return http;
  }

  /** A request to the other service. */
  public HttpRequest request() {
    return HttpRequest.newBuilder(backend.uri()).build();
  }

  /** The other service. */
  public Backend backend() {
    return backend;
  }

  /** The slow file. */
  public Path file() {
    return file.path();
  }

  /** Another slow file. */
  public Path archive() {
    return archive.path();
  }

  /** The slow log. */
  public SlowLog log() {
    return log;
  }

  /** The database. */
  public Database database() {
    return database;
  }

  /** Threads that may block. */
  public ExecutorService workers() {
    return workers;
  }

  /** Runs a job that may block and throw, on a worker. */
  public <T> CompletableFuture<T> onWorker(Callable<T> job) {
    CompletableFuture<T> result = new CompletableFuture<>();
    workers.execute(
        () -> {
          try {
            result.complete(job.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  @Override
  public void close() throws IOException, SQLException {
    workers.shutdownNow();
    backend.close();
    database.close();
    log.close();
    archive.close();
    file.close();
    Files.delete(folder);
  }
}
