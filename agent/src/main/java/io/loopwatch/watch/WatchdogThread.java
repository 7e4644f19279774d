// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Notice;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The daemon thread that makes the watchdog look. It goes on whatever a look throws, and says so
 * once.
 */
public final class WatchdogThread extends Thread {
  private final Watchdog watchdog;
  private final Clock clock;
  private final Findings findings;
  private final Supplier<@Nullable String> notices;
  private volatile boolean stopping;
  private boolean failed;

  /**
   * Makes one; {@link #start()} begins to look.
   *
   * @param notices gives lines about Loopwatch itself that others left to be told, and then null
   */
  public WatchdogThread(
      Watchdog watchdog, Clock clock, Findings findings, Supplier<@Nullable String> notices) {
    super("loopwatch-watchdog");
    setDaemon(true);
    this.watchdog = watchdog;
    this.clock = clock;
    this.findings = findings;
    this.notices = notices;
  }

  @Override
  public void run() {
    while (!stopping) {
      LockSupport.parkNanos(this, look() - clock.nanos());
    }
    try {
      tellNotices();
      watchdog.stop();
    } catch (RuntimeException | LinkageError failure) {
      say(failure);
    }
  }

  private long look() {
    try {
      tellNotices();
      return watchdog.tick();
    } catch (RuntimeException | LinkageError failure) {
      say(failure);
      return clock.nanos() + 100_000_000;
    }
  }

  private void tellNotices() {
    for (String text = notices.get(); text != null; text = notices.get()) {
      findings.event(new Notice(clock.wall(), text));
    }
  }

  private void say(Throwable failure) {
    if (!failed) {
      failed = true;
      findings.event(new Notice(clock.wall(), "the watchdog failed, it goes on: " + failure));
    }
  }

  /**
   * Makes it look for the last time and end.
   *
   * @param millis how long to wait for that
   */
  public void finish(long millis) throws InterruptedException {
    stopping = true;
    LockSupport.unpark(this);
    join(millis);
  }
}
