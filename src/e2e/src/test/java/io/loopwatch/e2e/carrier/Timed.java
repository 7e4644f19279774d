// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the fixture measured of a wait, just around it.
 *
 * @param nanos how long it took
 * @param heldUpNanos for how long the whole child was held up, at most
 */
record Timed(long nanos, long heldUpNanos) {
  /** What is between the fixture's clock and the agent's, and what the report itself takes. */
  private static final long BESIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** The metronome's period: that long it is held up where all is well. */
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(6);

  private static final Pattern TEXT = Pattern.compile("nanos=(\\d+) held=(\\d+)");

  static Timed parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new AssertionError("not an answer: " + text);
    }
    return new Timed(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }

  /** More where the machine was busy. */
  long toleranceNanos() {
    return BESIDE_NANOS + Math.max(0, 2 * (heldUpNanos - PERIOD_NANOS));
  }
}
