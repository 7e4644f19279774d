// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** A duration in nanoseconds: a whole number and a unit without a space, between two bounds. */
final class DurationType implements ValueType<Long> {
  private static final String UNITS = "ns us ms s m h";
  private static final String SHAPE = "a duration is a whole number and a unit";

  /** So many digits always fit into a long. */
  private static final int SAFE_DIGITS = 18;

  private final String min;
  private final String max;
  private final long minNanos;
  private final long maxNanos;

  /**
   * Between two durations that are themselves allowed.
   *
   * @param min as an option's value is written
   * @param max likewise
   */
  DurationType(String min, String max) {
    this.min = min;
    this.max = max;
    this.minNanos = nanos(min);
    this.maxNanos = nanos(max);
  }

  @Override
  public Long parse(String text) {
    long nanos = nanos(text);
    if (nanos < minNanos) {
      throw new InvalidValueException("too short: " + range());
    }
    if (nanos > maxNanos) {
      throw new InvalidValueException("too long: " + range());
    }
    return nanos;
  }

  @Override
  public String allowed() {
    return "a duration " + range();
  }

  /** How many characters at the start are digits; ASCII only, or other scripts' would pass. */
  static int leadingDigits(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /** Nanoseconds, 0 or more; {@link Long#MAX_VALUE} for what does not fit. */
  private long nanos(String text) {
    int digits = leadingDigits(text);
    if (digits == 0) {
      throw malformed(text.startsWith("-") ? "a duration cannot be negative" : SHAPE);
    }
    if (digits == text.length()) {
      throw malformed("a duration needs a unit");
    }
    long unitNanos = unitNanos(text.substring(digits));
    long count = digits > SAFE_DIGITS ? Long.MAX_VALUE : Long.parseLong(text.substring(0, digits));
    return count > Long.MAX_VALUE / unitNanos ? Long.MAX_VALUE : count * unitNanos;
  }

  private long unitNanos(String unit) {
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
        throw malformed(
            unit.startsWith(".") ? SHAPE : "there is no unit '" + Shown.text(unit) + "'");
    }
  }

  private InvalidValueException malformed(String why) {
    return new InvalidValueException(why + ": " + UNITS + ", " + range());
  }

  private String range() {
    return "from " + min + " to " + max;
  }
}
