// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.config.Blocking;
import io.loopwatch.config.Endpoint;
import io.loopwatch.config.LogTarget;
import io.loopwatch.config.Options;
import io.loopwatch.diagnose.Allowances;
import io.loopwatch.diagnose.CallDiagnoser;
import io.loopwatch.diagnose.Diagnoser;
import io.loopwatch.diagnose.Frames;
import io.loopwatch.diagnose.Pins;
import io.loopwatch.event.Start;
import io.loopwatch.jfr.JfrReporter;
import io.loopwatch.jmx.Beans;
import io.loopwatch.jmx.PlatformServer;
import io.loopwatch.listen.ListenersReporter;
import io.loopwatch.report.EventLogReporter;
import io.loopwatch.report.HistogramLogReporter;
import io.loopwatch.report.LogReporter;
import io.loopwatch.report.LogSettings;
import io.loopwatch.report.PathPattern;
import io.loopwatch.totals.BlockingSites;
import io.loopwatch.totals.Culprits;
import io.loopwatch.watch.Clock;
import io.loopwatch.watch.Limits;
import io.loopwatch.watch.LoopLoaders;
import io.loopwatch.watch.Mounting;
import io.loopwatch.watch.Patrol;
import io.loopwatch.watch.Watchdog;
import io.loopwatch.weave.BlockingPoints;
import io.loopwatch.weave.LoopTransformer;
import io.loopwatch.weave.Monitors;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The only wiring: watch, then diagnose, then report, in this order and in one direction. */
final class Wiring {
  static final int WAITING_EVENTS = 4_096;

  /** An interval of 64 loops is 7 MB, and the next one comes in seconds. */
  static final int WAITING_INTERVALS = 4;

  private final Options options;
  private final Instant started;
  private final Notices notices;
  private final Frames frames;
  private final LoopLoaders loaders = new LoopLoaders();
  private final Runnable chores;
  private final LoopTransformer transformer;
  private final BlockingSites sites = new BlockingSites();
  private final Culprits culprits = new Culprits();
  private final Pipeline pipeline;
  private volatile @Nullable Beans beans;
  private volatile @Nullable Live live;
  private volatile @Nullable Watchdog watchdog;
  private volatile @Nullable Patrol patrol;

  Wiring(
      Options options,
      Instant started,
      Notices notices,
      Instrumentation instrumentation,
      LoopTransformer transformer,
      Runnable chores) {
    this.options = options;
    this.started = started;
    this.notices = notices;
    this.chores = chores;
    this.transformer = transformer;
    this.frames = new Frames(options.app(), new MainClass(System::getProperty).packages());
    Pins pins =
        new Pins(Runtime.version().feature(), new ClassFileCode(new Monitors(instrumentation)));
    CallDiagnoser calls = new CallDiagnoser(frames, allowances(options), pins);
    this.pipeline = new Pipeline(new Diagnoser(frames, pins), calls, sites, culprits);
  }

  /** Which blocking calls are fine. */
  static Allowances allowances(Options options) {
    return new Allowances(options.allow().frames(), options.allow().operations());
  }

  /** Watches on the calling thread until it is to stop; then closes every sink. */
  void watchUntil(BooleanSupplier isStopping) {
    addFiles();
    addLive();
    boolean isStartTold = options.log().path() == null; // on stderr, by premain
    if (!isStartTold) {
      addLog();
    }
    pipeline.event(new Start(started, Release.version(), options.effective()));
    if (isStartTold) {
      addLog();
    }
    addObservers();
    Watchdog looking = watchdog();
    watchdog = looking;
    Patrol loud = new Patrol(looking, Clock.SYSTEM, pipeline, notices, this::chores);
    beans =
        options.jmx()
            ? new Beans(
                Release.version(),
                options,
                frames,
                sites,
                culprits,
                looking,
                loud,
                pipeline::notice,
                new PlatformServer(),
                System::nanoTime)
            : null;
    patrol = loud;
    loud.run(isStopping);
    pipeline.close();
  }

  /** Nobody answers over JMX or HTTP any more. Once it has ended, where the application goes on. */
  void withdraw() {
    Beans answering = beans;
    if (answering != null) {
      answering.end();
    }
    Live served = live;
    if (served != null) {
      served.end();
    }
  }

  /** Whether somebody looks. Any thread may ask. */
  boolean isLooking() {
    return patrol != null;
  }

  /** Makes the first stall as quick to be told as any later one, on the calling thread. */
  void warmUp() {
    Watchdog looking = watchdog;
    if (looking != null) {
      looking.warmUpNow();
    }
  }

  /** The loops that are watched now. Any thread may ask. */
  List<String> loops() {
    Watchdog looking = watchdog;
    return looking == null ? List.of() : looking.names();
  }

  private void chores() {
    chores.run();
    Beans answering = beans;
    if (answering != null) {
      answering.look();
    }
    Live served = live;
    Watchdog looking = watchdog;
    if (served != null && looking != null) {
      served.look(looking.generation() > 0);
    }
  }

  /** Waits until what happened before now was handed on, or a second has passed. */
  void settle() {
    Patrol running = patrol;
    if (running != null) {
      running.settle();
    }
  }

  private void addLog() {
    pipeline.add(LogReporter.of(logSettings(), loaders, pipeline::notice), WAITING_EVENTS);
  }

  private void addObservers() {
    pipeline.add(new ListenersReporter(loaders, pipeline::notice), WAITING_EVENTS);
    if (options.jfr() && JfrReporter.isPossible()) {
      pipeline.add(new JfrReporter(), WAITING_EVENTS);
    }
  }

  private void addLive() {
    Endpoint at = options.http();
    live = at == null ? null : Live.of(at, started, pipeline, () -> patrol);
  }

  private void addFiles() {
    String events = options.events();
    if (events != null) {
      pipeline.add(new EventLogReporter(PathPattern.expand(events, started)), WAITING_EVENTS);
    }
    String histograms = options.histograms();
    if (histograms != null) {
      pipeline.add(
          new HistogramLogReporter(
              PathPattern.expand(histograms, started), started, Release.version()),
          WAITING_INTERVALS);
    }
  }

  private LogSettings logSettings() {
    return new LogSettings(
        logTarget(options.log()),
        options.logLimit().count(),
        options.logLimit().perNanos(),
        Math.max(0, options.graceNanos() - Duration.between(started, Instant.now()).toNanos()));
  }

  private String logTarget(LogTarget target) {
    String path = target.path();
    return path == null ? target.toString() : PathPattern.expand(path, started).toString();
  }

  private Watchdog watchdog() {
    boolean isCounted = options.histograms() != null || options.http() != null;
    long interval = isCounted ? options.histogramsIntervalNanos() : 0;
    return new Watchdog(
        Clock.SYSTEM,
        limits(),
        options::watches,
        options.heartbeat(),
        interval,
        BlockingPoints::operation,
        this::mounting,
        loaders,
        options.dropped() ? new DroppedFailures(frames, pipeline) : pipeline);
  }

  /** Blocking calls this long are told; none where they are not watched. */
  static long blockingNanos(Options options) {
    return options.blocking() == Blocking.OFF ? Long.MAX_VALUE : options.blockingThresholdNanos();
  }

  private Mounting mounting() {
    if (transformer.measuresMounts()) {
      return Mounting.MEASURED;
    }
    return transformer.pollsCarriers() ? Mounting.POLLED : Mounting.UNSEEN;
  }

  private Limits limits() {
    return new Limits(
        options.thresholdNanos(),
        options.iterationThresholdNanos(),
        options.lagThresholdNanos(),
        options.lagIntervalNanos(),
        blockingNanos(options),
        options.pinThresholdNanos(),
        options.sampleIntervalNanos());
  }
}
