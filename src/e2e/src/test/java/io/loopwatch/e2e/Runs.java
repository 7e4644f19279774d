// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fixture says of many short tasks.
 *
 * @param tasks how many ran
 * @param longestNanos the longest time from the end of one to the end of the next
 * @param late how many times that was 8 ms or more
 * @param heldUpNanos for how long the whole child was held up, at most
 */
record Runs(int tasks, long longestNanos, int late, long heldUpNanos) implements Answer {
  private static final Pattern TEXT =
      Pattern.compile("tasks=(\\d+) longest=(\\d+) late=(\\d+) held=(\\d+)");

  /** All are so short that none may take that long. */
  @Override
  public boolean isDisturbed() {
    return Math.max(longestNanos, heldUpNanos) >= MOST_HELD_UP_NANOS;
  }

  /** How many stalls the machine itself may have made of tasks that are all short. */
  int mostStalls(long thresholdNanos) {
    return longestNanos < thresholdNanos ? 0 : late;
  }

  static Runs parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new AssertionError("not an answer: " + text);
    }
    return new Runs(
        Integer.parseInt(matcher.group(1)),
        Long.parseLong(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        Long.parseLong(matcher.group(4)));
  }
}
