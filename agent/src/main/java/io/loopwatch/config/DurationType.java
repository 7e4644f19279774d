// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** A duration in nanoseconds, between two bounds that are themselves allowed. */
final class DurationType implements ValueType<Long> {
  private final String min;
  private final String max;
  private final long minNanos;
  private final long maxNanos;

  /**
   * Between two durations.
   *
   * @param min as an option's value is written
   * @param max likewise
   */
  DurationType(String min, String max) {
    this.min = min;
    this.max = max;
    this.minNanos = Durations.nanos(min);
    this.maxNanos = Durations.nanos(max);
  }

  @Override
  public Long parse(String text) {
    long nanos = nanosOf(text);
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

  private long nanosOf(String text) {
    try {
      return Durations.nanos(text);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(e.getMessage() + ": " + Durations.UNITS + ", " + range());
    }
  }

  private String range() {
    return "from " + min + " to " + max;
  }
}
