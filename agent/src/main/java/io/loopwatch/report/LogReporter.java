// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Event;
import io.loopwatch.event.Flood;
import io.loopwatch.event.Interval;
import io.loopwatch.event.Lag;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Stall;
import io.loopwatch.event.Start;
import io.loopwatch.event.Stop;
import io.loopwatch.event.Suppressed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The log: for people, limited by {@code log.limit}, to where {@code log} says. */
public final class LogReporter implements Reporter {
  private final LogTarget target;
  private final LogLimiter limiter;

  /** The time of grace begins with the limiter's. */
  LogReporter(LogTarget target, LogLimiter limiter) {
    this.target = target;
    this.limiter = limiter;
  }

  /**
   * Opens nothing and looks for nothing yet; the time of grace begins now.
   *
   * @param loaders class loaders of the watched threads, through which the application's SLF4J may
   *     be found, best first; called on the log's thread, at most once a second
   * @param notices takes one line for people when the log cannot do what it should
   * @throws java.nio.file.InvalidPathException where the target is to be a file and is no path
   */
  public static LogReporter of(
      LogSettings settings, Supplier<List<ClassLoader>> loaders, Consumer<String> notices) {
    return of(
        settings, () -> andSystem(loaders.get()), notices, () -> System.err, System::nanoTime);
  }

  static LogReporter of(
      LogSettings settings,
      Supplier<List<ClassLoader>> loaders,
      Consumer<String> notices,
      Supplier<PrintStream> stderr,
      LongSupplier nanoTime) {
    LogTarget console = new StderrTarget(stderr);
    Slf4jFinder finder = new Slf4jFinder(loaders, nanoTime, notices);
    // What the log itself cannot tell goes to stderr, whatever else the notice reaches.
    Consumer<String> loud = text -> shout(text, stderr, notices);
    LogTarget target =
        switch (settings.target()) {
          case "auto" -> new ApplicationTarget(finder, console, console, loud, notices);
          case "application" ->
              new ApplicationTarget(finder, new HeldTarget(loud), console, loud, notices);
          case "stderr" -> console;
          default -> new FileTarget(new AppendFile(Path.of(settings.target()), false));
        };
    return new LogReporter(
        target,
        new LogLimiter(settings.limit(), settings.periodNanos(), settings.graceNanos(), nanoTime));
  }

  @Override
  public String name() {
    return "log";
  }

  @Override
  public boolean wants(Event event) {
    return !(event instanceof Interval);
  }

  @Override
  public void report(Event event) throws IOException {
    if (!(event instanceof Start || event instanceof Notice)) {
      target.allowApplication();
    }
    if (event instanceof Stall stall) {
      report(stall);
    } else if (event instanceof Lag lag) {
      report(lag);
    } else if (event instanceof BlockingCall call) {
      report(call);
    } else if (event instanceof Flood flood) {
      report(flood);
    } else if (event instanceof Dropped dropped) {
      report(dropped);
    } else if (event instanceof Suppressed suppressed) {
      target.write(LogText.of(suppressed));
    } else if (event instanceof Notice notice) {
      target.write(LogText.of(notice));
    } else if (event instanceof Start start) {
      target.write(LogText.of(start));
    } else if (event instanceof Stop stop) {
      report(stop);
    }
  }

  /** Tells the counts that no report has told in time. */
  @Override
  public long tick() throws IOException {
    limiter.tellDue(this::write);
    return limiter.waitNanos();
  }

  /** Tells the counts of what was left out. */
  @Override
  public void close() throws IOException {
    try (target) {
      limiter.tellAll(this::write);
    }
  }

  private void write(Suppressed suppressed) throws IOException {
    target.write(LogText.of(suppressed));
  }

  private static void shout(String text, Supplier<PrintStream> stderr, Consumer<String> notices) {
    stderr.get().println("loopwatch: " + text);
    notices.accept(text);
  }

  private static List<ClassLoader> andSystem(List<ClassLoader> loaders) {
    List<ClassLoader> all = new ArrayList<>(loaders);
    all.add(ClassLoader.getSystemClassLoader());
    return all;
  }

  private void write(LogLimiter.Verdict verdict, LogMessage text) throws IOException {
    try {
      target.write(text);
    } catch (IOException failure) {
      limiter.takeBack(verdict);
      throw failure;
    }
  }

  private void report(Stall stall) throws IOException {
    LogLimiter.Verdict verdict = limiter.admit(stall);
    if (verdict.told()) {
      write(verdict, LogText.of(stall, verdict.whole(), verdict.suppressed()));
    }
  }

  private void report(BlockingCall call) throws IOException {
    LogLimiter.Verdict verdict = limiter.admit(call);
    if (verdict.told()) {
      write(verdict, LogText.of(call, verdict.suppressed()));
    }
  }

  private void report(Flood flood) throws IOException {
    LogLimiter.Verdict verdict = limiter.admit(flood);
    if (verdict.told()) {
      write(verdict, LogText.of(flood, verdict.suppressed()));
    }
  }

  private void report(Dropped dropped) throws IOException {
    LogLimiter.Verdict verdict = limiter.admit(dropped);
    if (verdict.told()) {
      write(verdict, LogText.of(dropped, verdict.suppressed()));
    }
  }

  private void report(Lag lag) throws IOException {
    LogLimiter.Verdict verdict = limiter.admit(lag);
    if (verdict.told()) {
      write(verdict, LogText.of(lag, verdict.suppressed(), verdict.ofFlood()));
    }
  }

  /** The counts first: they belong to what was told before. */
  private void report(Stop stop) throws IOException {
    limiter.tellAll(this::write);
    target.write(LogText.of(stop, limiter.leftOut()));
    if (!stop.culprits().isEmpty()) {
      target.write(LogText.culprits(stop));
    }
    if (!stop.blocking().isEmpty()) {
      target.write(LogText.blocking(stop));
    }
  }
}
