// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/**
 * The application's own SLF4J where it has one. Records for which it cannot be used go to the
 * target {@code absent} while there is no back end, and to stderr where the back end throws: a
 * warning that vanishes is the worst outcome.
 *
 * <p>SLF4J is looked for at the first record that is about a loop, not before. By then the
 * framework, whose loop it is, has initialised it; a look at start would initialise it before the
 * application's {@code main} has set it up.
 */
final class ApplicationTarget implements LogTarget {
  private final Slf4jFinder finder;
  private final LogTarget absent;
  private final LogTarget stderr;
  private final Consumer<String> loud;
  private final Consumer<String> notices;
  private boolean allowed;
  private boolean toldFailure;
  private boolean toldOff;

  /**
   * {@code loud} is for what the log would swallow, and reaches stderr; {@code notices} for what
   * comes through the log as any notice does.
   */
  ApplicationTarget(
      Slf4jFinder finder,
      LogTarget absent,
      LogTarget stderr,
      Consumer<String> loud,
      Consumer<String> notices) {
    this.finder = finder;
    this.absent = absent;
    this.stderr = stderr;
    this.loud = loud;
    this.notices = notices;
  }

  @Override
  public void allowApplication() {
    allowed = true;
  }

  @Override
  public void write(LogMessage message) throws IOException {
    Slf4jBackend backend = allowed ? finder.find() : null;
    if (backend == null) {
      absent.write(message);
      return;
    }
    if (absent instanceof HeldTarget held) {
      held.releaseTo(earlier -> log(backend, earlier));
    }
    log(backend, message);
  }

  private void log(Slf4jBackend backend, LogMessage message) throws IOException {
    try {
      boolean on = backend.log(message.logger(), message.level(), message.text());
      if (!on && message.level() == Level.WARNING) {
        tellOff(message.logger());
      }
    } catch (Throwable e) {
      // The application's code: it may throw anything, and its record must not be lost for that.
      stderr.write(message);
      tellFailure(e);
    }
  }

  /** It may be meant so; but Log4j 2 without configuration has WARN off, and nobody would know. */
  private void tellOff(String logger) {
    if (!toldOff) {
      toldOff = true;
      loud.accept(
          "WARN is off for "
              + logger
              + " in the application's logging, so warnings are not seen; log=stderr shows them");
    }
  }

  private void tellFailure(Throwable e) {
    if (!toldFailure) {
      toldFailure = true;
      notices.accept(
          "the application's log back end failed, its records go to stderr: "
              + Trouble.describe(e));
    }
  }

  @Override
  public void close() throws IOException {
    absent.close();
  }
}
