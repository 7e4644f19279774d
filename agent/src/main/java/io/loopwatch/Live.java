// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.config.Endpoint;
import io.loopwatch.serve.LiveServer;
import io.loopwatch.serve.LoopStates;
import io.loopwatch.watch.Depth;
import io.loopwatch.watch.Patrol;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When what {@code http} asks for is served: not before there is a loop, or some seconds have
 * passed, because the JDK's server sets up logging, and before {@code main} that is not yet the
 * application's. Used by the watchdog's thread, and when that has ended by whoever detaches.
 */
final class Live {
  private static final long LATEST_NANOS = 5_000_000_000L;
  private static final long LONGEST_START_MILLIS = 1_000;

  private final Endpoint at;
  private final LiveServer server;
  private final Consumer<String> notices;
  private final LongSupplier nanoTime;
  private final long beganNanos;
  private @Nullable Thread thread;

  Live(Endpoint at, LiveServer server, Consumer<String> notices, LongSupplier nanoTime) {
    this.at = at;
    this.server = server;
    this.notices = notices;
    this.nanoTime = nanoTime;
    this.beganNanos = nanoTime.getAsLong();
  }

  /**
   * Counts from now on, in sinks of the pipeline.
   *
   * @param patrol that of the watchdog which is asked, once there is one
   */
  static Live of(
      Endpoint at, Instant started, Pipeline pipeline, Supplier<@Nullable Patrol> patrol) {
    LiveServer server =
        new LiveServer(Release.version(), started, () -> figures(pipeline, patrol.get()));
    pipeline.add(server.intervals(), Wiring.WAITING_INTERVALS);
    pipeline.add(server.events(), Wiring.WAITING_EVENTS);
    return new Live(at, server, pipeline::notice, System::nanoTime);
  }

  private static LoopStates figures(Pipeline pipeline, @Nullable Patrol patrol) {
    if (patrol == null) {
      throw new IllegalStateException("the watchdog has not begun");
    }
    return patrol.ask(
        dog -> new LoopStates(dog.states(Depth.FIGURES), dog.ended(), pipeline.dropped()));
  }

  /** Has it opened where that is due, on a thread that may wait. */
  void look(boolean hasLoops) {
    if (thread == null && (hasLoops || nanoTime.getAsLong() - beganNanos >= LATEST_NANOS)) {
      Thread opening = new Thread(null, this::open, "loopwatch-http-start", 0, false);
      opening.setDaemon(true);
      opening.setContextClassLoader(Live.class.getClassLoader());
      thread = opening;
      opening.start();
    }
  }

  private void open() {
    try {
      if (LiveServer.isPossible()) {
        notices.accept("the live page is http://" + server.open(at) + "/, metrics are at /metrics");
        return;
      }
      server.close();
      refused(
          "there is no module jdk.httpserver: use a runtime image that has it, or"
              + " --add-modules jdk.httpserver");
    } catch (IOException | RuntimeException | LinkageError failure) {
      refused(failure.toString());
    }
  }

  private void refused(String why) {
    notices.accept("http=" + at + ": nothing is served, the application runs on: " + why);
  }

  /** Closes the port. Once the watchdog has ended, where the application goes on. */
  void end() {
    Thread opening = thread;
    try {
      if (opening != null) {
        opening.join(LONGEST_START_MILLIS);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    server.close();
  }
}
