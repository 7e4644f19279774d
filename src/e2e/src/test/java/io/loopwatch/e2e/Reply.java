// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fixture says of its work.
 *
 * @param thread where it was done
 * @param nanos how long it took, measured by the fixture around the culprit
 * @param cpuNanos how long its thread had a processor meanwhile
 * @param heldUpNanos for how long the whole child was held up, at most
 */
record Reply(String thread, long nanos, long cpuNanos, long heldUpNanos) implements Answer {
  private static final Pattern TEXT =
      Pattern.compile("thread=(\\S+) nanos=(\\d+) cpu=(\\d+) held=(\\d+)");

  /** Whether the machine had no time for it: then nobody can tell that it computed. */
  boolean wasStarved() {
    return cpuNanos < nanos * 0.7;
  }

  static Reply parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new AssertionError("not an answer: " + text);
    }
    return new Reply(
        matcher.group(1),
        Long.parseLong(matcher.group(2)),
        Long.parseLong(matcher.group(3)),
        Long.parseLong(matcher.group(4)));
  }
}
