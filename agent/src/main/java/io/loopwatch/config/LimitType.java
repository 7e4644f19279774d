// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** A count and the time it is for, as in {@code 5/m}. */
final class LimitType implements ValueType<Limit> {
  private static final int MAX_COUNT = 1_000_000;
  private static final int MAX_DIGITS = 7;

  @Override
  public Limit parse(String text) {
    int digits = DurationType.leadingDigits(text);
    if (digits == 0 || digits + 2 != text.length() || text.charAt(digits) != '/') {
      throw new InvalidValueException("no limit: " + allowed());
    }
    return new Limit(count(text.substring(0, digits)), perNanos(text.charAt(digits + 1)));
  }

  @Override
  public String allowed() {
    return "a count from 1 to " + MAX_COUNT + " and /s, /m or /h";
  }

  private int count(String digits) {
    int count = digits.length() > MAX_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
    if (count < 1 || count > MAX_COUNT) {
      throw new InvalidValueException("the count is out of range: " + allowed());
    }
    return count;
  }

  private long perNanos(char unit) {
    switch (unit) {
      case 's':
        return 1_000_000_000L;
      case 'm':
        return 60_000_000_000L;
      case 'h':
        return 3_600_000_000_000L;
      default:
        throw new InvalidValueException("no limit: " + allowed());
    }
  }
}
