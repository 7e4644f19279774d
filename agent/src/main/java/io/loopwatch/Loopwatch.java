// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.config.Blocking;
import io.loopwatch.config.LoopMethod;
import io.loopwatch.config.Options;
import io.loopwatch.probe.Carriers;
import io.loopwatch.probe.Origins;
import io.loopwatch.probe.Probe;
import io.loopwatch.watch.ClassInitAccess;
import io.loopwatch.watch.PerfAccess;
import io.loopwatch.weave.BlockingPoints;
import io.loopwatch.weave.LoopTransformer;
import java.lang.instrument.Instrumentation;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches from {@code premain} to the end of the JVM. The application waits for as little as can
 * be: weaving is set up on its thread, and all that comes after the probe ({@link Wiring}) is built
 * on this one, when the first framework turns up or a file is to be written. No lambda here: the
 * first of a JVM costs 10 ms.
 */
final class Loopwatch extends Thread implements BooleanSupplier {
  private static final long LAST_LOOK_MILLIS = 5_000;

  private final Options options;
  private final Instant started = Instant.now();
  private final Notices notices = new Notices();
  private final Instrumentation instrumentation;
  private final LoopTransformer transformer;
  private @Nullable Thread weaver;
  private volatile @Nullable Wiring wiring;
  private volatile boolean isAsked;
  private volatile boolean stopping;

  private Loopwatch(Options options, Instrumentation instrumentation) {
    super("loopwatch-watchdog");
    setDaemon(true);
    this.options = options;
    this.instrumentation = instrumentation;
    boolean watchesBlocking = options.blocking() != Blocking.OFF;
    this.transformer =
        new LoopTransformer(
            options.loops(), watchesBlocking, options.carriers(), options.origin(), notices);
  }

  /** Weaves and watches from now on, and says so. */
  static void start(Options options, Instrumentation instrumentation) {
    Probe.configure(options.thresholdNanos(), options.iterationThresholdNanos());
    if (options.origin()) {
      Origins.open();
    }
    Loopwatch watch = new Loopwatch(options, instrumentation);
    instrumentation.addTransformer(watch.transformer, true);
    if (options.dropped()) {
      watch.transformer.watchFutures(instrumentation);
    }
    if (options.blocking() == Blocking.THROW || !LoopTransformer.canPrepareAside()) {
      watch.transformer.prepare(instrumentation); // no call may slip through before it is done
    }
    Carriers.configure(Math.min(Wiring.blockingNanos(options), options.pinThresholdNanos()));
    watch.configureBlocking(); // the hooks are tried by then, and no trial refused
    System.err.println(startLine(options));
    watch.transformer.wake(watch);
    watch.start();
    Runtime.getRuntime().addShutdownHook(new End(watch));
  }

  private void configureBlocking() {
    if (options.blocking() != Blocking.OFF) {
      BlockingRecord.install(new Settle(this));
    }
    if (options.blocking() == Blocking.REPORT) {
      Probe.configureBlocking(options.blockingThresholdNanos(), null);
    } else if (options.blocking() == Blocking.THROW) {
      Probe.configureBlocking(
          options.blockingThresholdNanos(),
          new Refusals(BlockingPoints::operation, Wiring.allowances(options), options::watches));
    }
  }

  /** What is on: the thresholds in force, and whatever else somebody set. */
  private static String startLine(Options options) {
    StringBuilder line = new StringBuilder("loopwatch ").append(version()).append(" is on");
    String separator = ": ";
    for (Map.Entry<String, String> option : options.effective().entrySet()) {
      String key = option.getKey();
      if (key.endsWith("threshold") || options.origins().containsKey(key)) {
        line.append(separator).append(key).append('=').append(option.getValue());
        separator = ", ";
      }
    }
    if (options.carriers() && !LoopTransformer.canWatchCarriers()) {
      line.append("; carriers of virtual threads need JDK 21");
    }
    return line.toString();
  }

  /** Loopwatch's version, from the jar's manifest. */
  static String version() {
    String version = Loopwatch.class.getPackage().getImplementationVersion();
    return version == null ? ModuleVersion.of(Loopwatch.class.getModule()) : version;
  }

  @Override
  public void run() {
    try {
      transformer.lookBack(instrumentation); // 2 ms, which the application need not wait for
      while (!stopping && !isNeeded()) {
        LockSupport.park(this);
      }
      if (isNeeded()) {
        if (LoopTransformer.canPrepareAside()) {
          new WeaverThread(transformer, instrumentation).startAndWait();
        }
        ClassInitAccess.open(instrumentation);
        PerfAccess.open(instrumentation);
        Wiring wired =
            new Wiring(options, started, notices, instrumentation, transformer, this::keepUp);
        wiring = wired;
        wired.watchUntil(this);
        sayUnseen();
      }
    } catch (Throwable failure) { // the application's own handler must not see it: many end the JVM
      Carriers.close();
      System.err.println("loopwatch: has failed, the application runs without it: " + failure);
    }
  }

  private void keepUp() {
    if (transformer.isBehind() && (weaver == null || !weaver.isAlive())) {
      weaver = new WeaverThread(transformer, instrumentation);
      weaver.start();
    }
  }

  /** A misspelt loop is watched by nobody: that must not stay unsaid. */
  private void sayUnseen() {
    for (LoopMethod loop : transformer.unseen()) {
      System.err.println(
          "loopwatch: loops="
              + loop.className()
              + "::"
              + loop.methodName()
              + ": no such class was loaded");
    }
  }

  private boolean isNeeded() {
    return options.histograms() != null
        || options.events() != null
        || options.log().path() != null
        || transformer.isSighted()
        || isAsked;
  }

  /** Whether it will watch and does not yet. */
  private boolean isStarting() {
    return wiring == null && !stopping && isAlive();
  }

  /** Whether to look for the last time. */
  @Override
  public boolean getAsBoolean() {
    return stopping;
  }

  /** What tests wait for: that all has been told that happened before. */
  private static final class Settle implements Runnable {
    private static final long MOST_NANOS = 10_000_000_000L;
    private static final long STEP_NANOS = 1_000_000;

    private final Loopwatch watch;

    Settle(Loopwatch watch) {
      this.watch = watch;
    }

    @Override
    public void run() {
      watch.isAsked = true; // whoever tests wants the hooks placed, also before there is a loop
      for (long left = MOST_NANOS; left > 0 && watch.isStarting(); left -= STEP_NANOS) {
        LockSupport.unpark(watch);
        LockSupport.parkNanos(this, STEP_NANOS);
      }
      Wiring wired = watch.wiring;
      if (wired != null) {
        wired.settle();
      }
    }
  }

  /** The end of the JVM: the last look, the last interval, and what the sinks still hold. */
  private static final class End extends Thread {
    private final Loopwatch watch;

    End(Loopwatch watch) {
      super("loopwatch-end");
      this.watch = watch;
    }

    @Override
    public void run() {
      watch.stopping = true;
      LockSupport.unpark(watch);
      try {
        watch.join(LAST_LOOK_MILLIS);
      } catch (InterruptedException hurried) {
        interrupt();
      }
    }
  }
}
