// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import io.loopwatch.config.Endpoint;
import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Event;
import io.loopwatch.event.Interval;
import io.loopwatch.report.Reporter;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@code http} serves: counts from the begin, whether or not it is open yet. {@link #close}
 * may come while {@link #open} waits; requests come on its own.
 */
public final class LiveServer implements AutoCloseable {
  private static final long FRESH_NANOS = 200_000_000L;

  private final Supplier<Metrics> metrics;
  private final Supplier<LivePage> page;
  private final Supplier<LoopStates> figures;
  private volatile @Nullable WebServer server;
  private volatile boolean isOff;

  /**
   * Opens nothing yet.
   *
   * @param version Loopwatch's
   * @param start what times count from
   * @param watchdog asks it; may throw {@link IllegalStateException} where it does not answer
   */
  public LiveServer(String version, Instant start, Supplier<LoopStates> watchdog) {
    metrics = new Once<>(() -> new Metrics(version));
    page = new Once<>(() -> new LivePage(version, start, System::nanoTime));
    figures = new Fresh<>(watchdog, FRESH_NANOS, System::nanoTime);
  }

  /** Whether this JVM has a server to open: a runtime image may lack it. Loads nothing of it. */
  public static boolean isPossible() {
    return ModuleLayer.boot().findModule("jdk.httpserver").isPresent();
  }

  /** The sink for intervals. */
  public Reporter intervals() {
    return new MetricsReporter(this::add, () -> isOff);
  }

  /** The sink for all else. */
  public Reporter events() {
    return new LiveReporter(this::add, () -> isOff);
  }

  private void add(Interval interval) {
    metrics.get().add(interval);
    page.get().add(interval);
  }

  private void add(Event event) throws IOException {
    page.get().add(event);
    if (event instanceof BlockingCall call) {
      metrics.get().add(call);
    }
  }

  /**
   * Listens from now on; to be called by a daemon thread that may wait for a name to be resolved.
   *
   * @return where, with the port that it got
   * @throws IOException where that is not possible: nothing is counted any more
   */
  public Endpoint open(Endpoint at) throws IOException {
    try {
      WebServer opened = WebServer.start(at, resources());
      server = opened;
      if (isOff) { // closed meanwhile
        opened.close();
      }
      return opened.address();
    } catch (IOException | RuntimeException | LinkageError failure) {
      isOff = true;
      throw failure;
    }
  }

  private Map<String, Resource> resources() {
    LivePage live = page.get();
    return Map.of("/", live::page, "/data.json", live::data, "/metrics", this::metrics);
  }

  private Answer metrics(Request request) throws IOException {
    Format format = Format.of(request.accept());
    return Answer.of(format.type(), format.write(metrics.get().snapshots(figures.get())));
  }

  /** Closes the port, which is free again when it returns. */
  @Override
  public void close() {
    isOff = true;
    WebServer opened = server;
    if (opened != null) {
      opened.close();
      server = null;
    }
  }
}
