// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import io.loopwatch.config.Blocking;
import io.loopwatch.config.Options;
import io.loopwatch.probe.Carriers;
import io.loopwatch.probe.Probe;
import io.loopwatch.watch.Limits;
import io.loopwatch.watch.Watchdog;
import java.util.function.UnaryOperator;

/**
 * Sets thresholds while the application runs, wherever they are kept: the woven code's, which tells
 * of what has ended, and the watchdog's, which looks at what runs. Any thread may use it.
 */
final class LimitSetting {
  private static final long LEAST_NANOS = 1_000_000L;
  private static final long MOST_NANOS = 3_600_000_000_000L;

  private final Watchdog watchdog;
  private final boolean watchesBlocking;

  LimitSetting(Watchdog watchdog, Options options) {
    this.watchdog = watchdog;
    this.watchesBlocking = options.blocking() != Blocking.OFF;
  }

  /** Those in force. */
  Limits get() {
    return watchdog.limits();
  }

  /**
   * Checks a threshold as the options are checked.
   *
   * @throws IllegalArgumentException where it is not from 1 ms to 1 h
   */
  static long checked(long nanos) {
    return checked(nanos, LEAST_NANOS);
  }

  /**
   * Checks the threshold of blocking calls.
   *
   * @throws IllegalArgumentException where it is not from 0 to 1 h, or they are not watched
   */
  long checkedBlocking(long nanos) {
    if (!watchesBlocking) {
      throw new IllegalArgumentException("blocking=off: no blocking call is seen");
    }
    return checked(nanos, 0);
  }

  private static long checked(long nanos, long least) {
    if (nanos < least || nanos > MOST_NANOS) {
      throw new IllegalArgumentException(
          nanos + " ns is not from " + least + " to " + MOST_NANOS + " ns");
    }
    return nanos;
  }

  /** Changes them. */
  synchronized void change(UnaryOperator<Limits> change) {
    Limits next = change.apply(watchdog.limits());
    watchdog.limits(next);
    Probe.configure(next.callbackNanos(), next.turnNanos());
    if (watchesBlocking) {
      Probe.blockingThreshold(next.blockingNanos());
    }
    Carriers.configure(Math.min(next.blockingNanos(), next.pinNanos()));
  }
}
