// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a virtual thread of the fixture did.
 *
 * @param name of the thread
 * @param id of the thread
 * @param carrier on which it began
 * @param nanos how long it took, measured by the fixture
 * @param failure what it threw; {@code none} where it did not
 */
record Stay(String name, String id, String carrier, long nanos, String failure) {
  private static final Pattern TEXT =
      Pattern.compile("id=(\\d+) carrier=(\\S+) nanos=(\\d+) failure=(\\S+)");

  static Stay parse(String name, String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new AssertionError("not an answer: " + text);
    }
    return new Stay(
        name,
        matcher.group(1),
        matcher.group(2),
        Long.parseLong(matcher.group(3)),
        matcher.group(4));
  }
}
