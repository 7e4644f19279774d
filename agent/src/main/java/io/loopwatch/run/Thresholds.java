// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From where on things were told in a run, in nanoseconds; the agent's defaults where no event log
 * tells. Changed only while files are read.
 */
public final class Thresholds {
  private static final long DEFAULT_NANOS = 100_000_000L;
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,12})(ns|us|ms|s|m|h)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns",
          1L,
          "us",
          1_000L,
          "ms",
          1_000_000L,
          "s",
          1_000_000_000L,
          "m",
          60_000_000_000L,
          "h",
          3_600_000_000_000L);

  private long callbackNanos = DEFAULT_NANOS;
  private long lagNanos = DEFAULT_NANOS;
  private long iterationNanos = DEFAULT_NANOS;

  Thresholds() {}

  /** {@code threshold}: of callbacks, and of mounts. */
  public long callbackNanos() {
    return callbackNanos;
  }

  /** {@code lag.threshold}. */
  public long lagNanos() {
    return lagNanos;
  }

  /** {@code iteration.threshold}. */
  public long iterationNanos() {
    return iterationNanos;
  }

  /** As the options say that were in force; what they do not say, or not so, stays. */
  void read(Map<String, String> options) {
    callbackNanos = nanos(options.get("threshold"), callbackNanos);
    lagNanos = nanos(options.get("lag.threshold"), lagNanos);
    iterationNanos = nanos(options.get("iteration.threshold"), iterationNanos);
  }

  private static long nanos(@Nullable String text, long otherwise) {
    Matcher duration = DURATION.matcher(text == null ? "" : text);
    if (!duration.matches()) {
      return otherwise;
    }
    long unit = Objects.requireNonNull(UNITS.get(duration.group(2)));
    return Math.multiplyHigh(Long.parseLong(duration.group(1)), unit) != 0
        ? otherwise
        : Long.parseLong(duration.group(1)) * unit;
  }
}
