// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.config.LogTarget;
import io.loopwatch.config.Options;
import io.loopwatch.diagnose.Diagnoser;
import io.loopwatch.diagnose.Frames;
import io.loopwatch.event.Start;
import io.loopwatch.probe.Probe;
import io.loopwatch.report.EventLogReporter;
import io.loopwatch.report.HistogramLogReporter;
import io.loopwatch.report.LogReporter;
import io.loopwatch.report.LogSettings;
import io.loopwatch.report.PathPattern;
import io.loopwatch.watch.Clock;
import io.loopwatch.watch.Limits;
import io.loopwatch.watch.LoopLoaders;
import io.loopwatch.watch.Watchdog;
import io.loopwatch.watch.WatchdogThread;
import io.loopwatch.weave.LoopTransformer;
import java.lang.instrument.Instrumentation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The only wiring: woven code, probe, watch, diagnose, report, in this order and in one direction.
 */
final class Loopwatch {
  private static final int WAITING_EVENTS = 4_096;

  /** An interval of 64 loops is 7 MB; the next comes in seconds. */
  private static final int WAITING_INTERVALS = 4;

  private static final long LAST_LOOK_MILLIS = 2_000;

  private final Options options;
  private final Instrumentation instrumentation;
  private final Instant started = Instant.now();
  private final Notices notices = new Notices();
  private final LoopLoaders loaders = new LoopLoaders();
  private final Pipeline pipeline;

  Loopwatch(Options options, Instrumentation instrumentation) {
    this.options = options;
    this.instrumentation = instrumentation;
    this.pipeline = new Pipeline(new Diagnoser(new Frames(options.app())));
  }

  /** Weaves from now on, watches, and tells what is on. */
  void start() {
    Probe.configure(options.thresholdNanos(), options.iterationThresholdNanos());
    addSinks();
    WatchdogThread thread = new WatchdogThread(watchdog(), Clock.SYSTEM, pipeline, notices);
    instrumentation.addTransformer(new LoopTransformer(options.loops(), notices), true);
    pipeline.event(new Start(started, version(), options.effective()));
    thread.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(thread), "loopwatch-stop"));
  }

  private void addSinks() {
    pipeline.add(LogReporter.of(logSettings(), loaders, pipeline::notice), WAITING_EVENTS);
    String events = options.events();
    if (events != null) {
      pipeline.add(new EventLogReporter(PathPattern.expand(events, started)), WAITING_EVENTS);
    }
    String histograms = options.histograms();
    if (histograms != null) {
      pipeline.add(
          new HistogramLogReporter(PathPattern.expand(histograms, started), started, version()),
          WAITING_INTERVALS);
    }
  }

  private LogSettings logSettings() {
    return new LogSettings(
        logTarget(options.log()),
        options.logLimit().count(),
        options.logLimit().perNanos(),
        options.graceNanos());
  }

  private String logTarget(LogTarget target) {
    String path = target.path();
    return path == null ? target.toString() : PathPattern.expand(path, started).toString();
  }

  private Watchdog watchdog() {
    Limits limits =
        new Limits(
            options.thresholdNanos(),
            options.iterationThresholdNanos(),
            options.lagThresholdNanos(),
            options.lagIntervalNanos(),
            options.sampleIntervalNanos());
    long interval = options.histograms() == null ? 0 : options.histogramsIntervalNanos();
    return new Watchdog(
        Clock.SYSTEM, limits, options::watches, options.heartbeat(), interval, loaders, pipeline);
  }

  private void stop(WatchdogThread thread) {
    try {
      thread.finish(LAST_LOOK_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    pipeline.close();
  }

  private static String version() {
    @Nullable String version = Loopwatch.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
