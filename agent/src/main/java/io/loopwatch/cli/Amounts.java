// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a limit may be: a duration, a part, a count. Null is told of what is none. */
final class Amounts {
  private static final Pattern DURATION =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?(ns|us|ms|s|m|h)");
  private static final Pattern PART = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,9})?) ?%");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,15}");
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private Amounts() {}

  /** In nanoseconds, as {@code 50ms} or {@code 1.5s}. */
  static @Nullable Long nanos(String text) {
    Matcher duration = DURATION.matcher(text);
    if (!duration.matches()) {
      return null;
    }
    long unit = UNITS.getOrDefault(duration.group(2), 1L);
    BigDecimal nanos = new BigDecimal(duration.group(1)).multiply(BigDecimal.valueOf(unit));
    return nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }

  /** 0 to 1, as {@code 80%}. */
  static @Nullable Double part(String text) {
    Matcher part = PART.matcher(text);
    if (!part.matches()) {
      return null;
    }
    double percent = Double.parseDouble(part.group(1));
    return percent <= 100 ? percent / 100 : null;
  }

  /** A whole number. */
  static @Nullable Long count(String text) {
    return COUNT.matcher(text).matches() ? Long.parseLong(text) : null;
  }

  /** As people write it, a tenth of a percent at most. */
  static String percent(double part) {
    double percent = Math.round(part * 1_000) / 10.0;
    return (percent == Math.rint(percent)
            ? Long.toString((long) percent)
            : Double.toString(percent))
        + " %";
  }
}
