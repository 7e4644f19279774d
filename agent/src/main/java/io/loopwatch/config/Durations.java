// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** Durations as text: a whole number and a unit, without a space. */
final class Durations {
  static final String UNITS = "ns us ms s m h";

  private static final String SHAPE = "a duration is a whole number and a unit";

  /** So many digits always fit into a long. */
  private static final int SAFE_DIGITS = 18;

  private Durations() {}

  /**
   * Reads a duration.
   *
   * @return nanoseconds, 0 or more; {@link Long#MAX_VALUE} for what does not fit
   * @throws InvalidValueException with what is wrong, but not what is allowed
   */
  static long nanos(String text) {
    int digits = leadingDigits(text);
    if (digits == 0) {
      throw new InvalidValueException(
          text.startsWith("-") ? "a duration cannot be negative" : SHAPE);
    }
    if (digits == text.length()) {
      throw new InvalidValueException("a duration needs a unit");
    }
    long unitNanos = unitNanos(text.substring(digits));
    long count = digits > SAFE_DIGITS ? Long.MAX_VALUE : Long.parseLong(text.substring(0, digits));
    return count > Long.MAX_VALUE / unitNanos ? Long.MAX_VALUE : count * unitNanos;
  }

  /**
   * How many characters at the start are digits; ASCII only, or other scripts' digits would pass.
   */
  static int leadingDigits(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private static long unitNanos(String unit) {
    switch (unit) {
      case "ns":
        return 1;
      case "us":
        return 1_000;
      case "ms":
        return 1_000_000;
      case "s":
        return 1_000_000_000;
      case "m":
        return 60_000_000_000L;
      case "h":
        return 3_600_000_000_000L;
      default:
        char first = unit.charAt(0);
        throw new InvalidValueException(
            first == '.' || first == ',' ? SHAPE : "there is no unit '" + Shown.text(unit) + "'");
    }
  }
}
