// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.summary;

import io.loopwatch.demo.Expected;
import io.loopwatch.demo.Pitfall;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a report says of a wrong form what the table does. */
final class Match {
  private static final String ANY = "*";

  private Match() {}

  /**
   * Whether it is the report of this pitfall, on this JDK: kind, cause, operation, method, hint.
   */
  static boolean is(Report report, Pitfall<?> pitfall, int java) {
    Expected expected = pitfall.expected();
    return report.type().equals(expected.shows().eventType())
        && same(report.cause(), expected.cause())
        && same(report.operation(), expected.operation())
        && isAt(report, pitfall)
        && fits(report.hint(), expected.hintOn(java));
  }

  private static boolean same(Optional<String> told, String expected) {
    return told.orElse("").equals(expected);
  }

  /** In its home and method. */
  private static boolean isAt(Report report, Pitfall<?> pitfall) {
    return report.blames(pitfall)
        && report.culprit().orElseThrow().getMethodName().equals(pitfall.expected().method());
  }

  private static boolean fits(Optional<String> told, String expected) {
    String regex =
        Arrays.stream(expected.split(Pattern.quote(ANY), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return told.orElse("").matches(regex);
  }
}
