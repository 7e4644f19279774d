// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import org.jspecify.annotations.Nullable;

/**
 * Blocking calls of one operation: in one stall, or of one line over the whole run as the event
 * {@code stop} has them. −1 where a figure is not known; of a stall only the sum is.
 *
 * @param operation what the application called
 * @param kind {@code sleep}, {@code file}, {@code socket}, …
 * @param culprit innermost frame of the application's own code, or null
 * @param count calls
 * @param totalNanos of all of them
 * @param maxNanos the longest
 * @param p50Nanos their median
 * @param p99Nanos one of a hundred was longer
 */
public record LoggedBlocking(
    String operation,
    String kind,
    @Nullable StackTraceElement culprit,
    long count,
    long totalNanos,
    long maxNanos,
    long p50Nanos,
    long p99Nanos) {
  static LoggedBlocking of(Members calls) throws DamagedLine {
    return new LoggedBlocking(
        calls.text("operation"),
        calls.or("", "kind", Members::text),
        calls.maybe("culprit", Members::frame),
        calls.number("count"),
        calls.number("totalNanos"),
        calls.or(-1L, "maxNanos", Members::number),
        calls.or(-1L, "p50Nanos", Members::number),
        calls.or(-1L, "p99Nanos", Members::number));
  }
}
