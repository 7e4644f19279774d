// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.attach.Reply;
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
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches from {@code premain}, or from when it is attached, to the end of the JVM, or until it is
 * detached. The application waits for as little as can be: weaving is set up on its thread, and all
 * that comes after the probe ({@link Wiring}) is built on this one, when the first framework turns
 * up or a file is to be written. No lambda on that way: the first of a JVM costs 10 ms.
 */
final class Loopwatch extends Thread implements BooleanSupplier {
  private static final long LAST_LOOK_MILLIS = 5_000;
  private static final long WIRING_NANOS = 5_000_000_000L;
  private static final long STEP_NANOS = 1_000_000;

  private static volatile @Nullable Loopwatch running;

  private final Options options;
  private final Instant started = Instant.now();
  private final Notices notices;
  private final Instrumentation instrumentation;
  private final LoopTransformer transformer;
  private final End end = new End(this);
  private @Nullable WeaverThread weaver;
  private volatile @Nullable Wiring wiring;
  private volatile boolean isAsked;
  private volatile boolean stopping;

  private Loopwatch(Options options, Instrumentation instrumentation, @Nullable Loopwatch woven) {
    super("loopwatch-watchdog");
    setDaemon(true);
    this.options = options;
    this.instrumentation = instrumentation;
    this.notices = woven == null ? new Notices() : woven.notices;
    this.transformer = woven == null ? transformer(options, notices) : woven.transformer;
  }

  /** Waits until all has been told that happened before, as tests do. */
  void settle(long mostNanos) {
    isAsked = true; // whoever tests wants the hooks placed, also before there is a loop
    awaitWiring(mostNanos);
    Wiring wired = wiring;
    if (wired != null) {
      wired.settle();
    }
  }

  private static LoopTransformer transformer(Options options, Notices notices) {
    return new LoopTransformer(
        options.loops(),
        options.blocking() != Blocking.OFF,
        options.carriers(),
        options.origin(),
        notices);
  }

  /** Weaves and watches from now on, before the application runs, and says so. */
  static void start(Options options, Instrumentation instrumentation) {
    Loopwatch watch = new Loopwatch(options, instrumentation, null);
    watch.open();
    watch.addTransformer();
    if (options.blocking() == Blocking.THROW || !WeaverThread.isPossible()) {
      watch.transformer.prepare(instrumentation); // no call may slip through before it is done
    }
    watch.begin();
  }

  /**
   * Does the same while the application runs, on a thread that may wait for it; returns when all is
   * woven and watched.
   *
   * @param woven one that has ended, and whose hooks are still placed and will do; or null
   */
  static void join(Options options, Instrumentation instrumentation, @Nullable Loopwatch woven) {
    Loopwatch watch = new Loopwatch(options, instrumentation, woven);
    watch.isAsked = true;
    watch.open();
    if (woven == null) {
      watch.addTransformer();
      watch.transformer.weaveLoaded(instrumentation);
    }
    watch.begin();
    watch.awaitWiring(WIRING_NANOS);
    Wiring wired = watch.wiring;
    if (wired != null) {
      wired.warmUp(); // it may stall the next moment, and whoever waits for this has the time
    }
  }

  /** The one that watches, or null. */
  static @Nullable Loopwatch running() {
    return running;
  }

  private void open() {
    Probe.open();
    Probe.configure(options.thresholdNanos(), options.iterationThresholdNanos());
    if (options.origin()) {
      Origins.open();
    }
  }

  private void addTransformer() {
    instrumentation.addTransformer(transformer, true);
    if (options.dropped()) {
      transformer.watchFutures(instrumentation);
    }
  }

  private void begin() {
    Carriers.configure(Math.min(Wiring.blockingNanos(options), options.pinThresholdNanos()));
    configureBlocking(); // the hooks are tried by then, and no trial refused
    System.err.println(Release.startLine(options));
    transformer.wake(this);
    start();
    Runtime.getRuntime().addShutdownHook(end);
    running = this;
    Release.post(Reply.ON);
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

  @Override
  public void run() {
    try {
      transformer.lookBack(instrumentation); // 2 ms, which the application need not wait for
      while (!stopping && !isNeeded()) {
        LockSupport.park(this);
      }
      if (isNeeded()) {
        watch();
      }
    } catch (Throwable failure) { // the application's own handler must not see it: many end the JVM
      Carriers.close();
      System.err.println("loopwatch: has failed, the application runs without it: " + failure);
    }
  }

  private void watch() throws InterruptedException {
    if (WeaverThread.isPossible()) {
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
        || options.http() != null
        || options.log().path() != null
        || transformer.isSighted()
        || isAsked;
  }

  /** Whether it will watch and does not yet. */
  private boolean isStarting() {
    Wiring wired = wiring;
    return (wired == null || !wired.isLooking()) && !stopping && isAlive();
  }

  /** Watches also where no loop was seen yet. Any thread may ask. */
  void want() {
    isAsked = true;
    awaitWiring(WIRING_NANOS);
  }

  private void awaitWiring(long nanos) {
    for (long left = nanos; left > 0 && isStarting(); left -= STEP_NANOS) {
      LockSupport.unpark(this);
      LockSupport.parkNanos(this, STEP_NANOS);
    }
  }

  /** Whether to look for the last time. */
  @Override
  public boolean getAsBoolean() {
    return stopping;
  }

  /** What it watches by. */
  Options options() {
    return options;
  }

  /** The loops that are watched now, by the names of their threads. */
  List<String> loops() {
    Wiring wired = wiring;
    return wired == null ? List.of() : wired.loops();
  }

  /**
   * Stops watching: the last look, what the sinks still hold, every thread and file. Hooks that are
   * placed stay, and do nothing. The calling thread waits for some seconds at most.
   *
   * @param failed is told in a line each what has not ended
   */
  void end(Consumer<String> failed) throws InterruptedException {
    finish();
    if (isAlive()) {
      failed.accept("the watchdog has not ended in " + LAST_LOOK_MILLIS + " ms");
    }
    WeaverThread weaving = weaver;
    if (weaving != null) {
      weaving.join(LAST_LOOK_MILLIS);
    }
    Wiring wired = wiring;
    if (wired != null) {
      wired.withdraw();
    }
    Probe.close();
    BlockingRecord.uninstall();
    Runtime.getRuntime().removeShutdownHook(end);
    running = null;
    Release.post(Reply.OFF);
  }

  /** Takes all hooks out; returns how many classes have got their own bytes back. */
  int restore(Consumer<String> failed) {
    return transformer.restore(instrumentation, failed);
  }

  /** Stops watching, and waits for the last look. */
  void finish() throws InterruptedException {
    stopping = true;
    LockSupport.unpark(this);
    join(LAST_LOOK_MILLIS);
  }
}
