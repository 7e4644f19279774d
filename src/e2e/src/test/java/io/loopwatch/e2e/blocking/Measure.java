// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.blocking;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the fixture measured of one call.
 *
 * @param from before it was asked for
 * @param to when its answer had come
 * @param thread where it was made
 * @param line the line that blocked
 * @param blockMillis how long it was to take, unless it is quick
 * @param nanos how long it took, measured around it
 * @param heldUpNanos for how long the whole child was held up, at most
 * @param failure what it threw; {@code none} where it did not
 */
record Measure(
    Instant from,
    Instant to,
    String thread,
    int line,
    long blockMillis,
    long nanos,
    long heldUpNanos,
    String failure) {
  private static final long DISTURBED_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

  private static final Pattern TEXT =
      Pattern.compile(
          "thread=(\\S+) line=(\\d+) block=(\\d+) nanos=(\\d+) held=(\\d+) failure=(\\S+)");

  /** Whether the machine was busy with other things: then nobody can say how long it took. */
  boolean isDisturbed() {
    long heldUpBesideNanos = nanos - TimeUnit.MILLISECONDS.toNanos(blockMillis);
    return Math.max(heldUpNanos, heldUpBesideNanos) >= DISTURBED_NANOS;
  }

  static Measure parse(Instant from, Instant to, String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new AssertionError("not an answer: " + text);
    }
    return new Measure(
        from,
        to,
        matcher.group(1),
        Integer.parseInt(matcher.group(2)),
        Long.parseLong(matcher.group(3)),
        Long.parseLong(matcher.group(4)),
        Long.parseLong(matcher.group(5)),
        matcher.group(6));
  }
}
