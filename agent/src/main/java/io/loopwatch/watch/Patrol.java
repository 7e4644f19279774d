// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Notice;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the watchdog look, again and again, on the calling thread. It goes on whatever a look
 * throws, and says so once.
 */
public final class Patrol {
  private static final long AFTER_FAILURE_NANOS = 100_000_000;

  private final Watchdog watchdog;
  private final Clock clock;
  private final Findings findings;
  private final Supplier<@Nullable String> notices;
  private boolean failed;

  /**
   * Makes one that has not begun.
   *
   * @param notices gives lines about Loopwatch itself that others left to be told, and then null
   */
  public Patrol(
      Watchdog watchdog, Clock clock, Findings findings, Supplier<@Nullable String> notices) {
    this.watchdog = watchdog;
    this.clock = clock;
    this.findings = findings;
    this.notices = notices;
  }

  /**
   * Looks until it is to stop, and then for the last time. Unpark the thread to make it notice at
   * once.
   */
  public void run(BooleanSupplier isStopping) {
    while (!isStopping.getAsBoolean()) {
      LockSupport.parkNanos(this, look() - clock.nanos());
    }
    try {
      tellNotices();
      watchdog.stop();
    } catch (Throwable failure) {
      say(failure);
    }
  }

  private long look() {
    try {
      tellNotices();
      return watchdog.tick();
    } catch (Throwable failure) {
      say(failure);
      return clock.nanos() + AFTER_FAILURE_NANOS;
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
}
