// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import org.jspecify.annotations.Nullable;

/**
 * All stalls of one culprit over the whole run, as the event {@code stop} has them.
 *
 * @param cause why
 * @param operation in what, or null
 * @param culprit the application's frame, or null where no line is to blame or known
 * @param loop the loop, where no line is known and the cause is of one loop; else null
 * @param count stalls
 * @param totalNanos of all of them
 * @param maxNanos the longest; −1 where unknown
 * @param overNanos time over the threshold, of all of them; −1 where unknown
 */
public record LoggedCulprit(
    String cause,
    @Nullable String operation,
    @Nullable StackTraceElement culprit,
    @Nullable String loop,
    long count,
    long totalNanos,
    long maxNanos,
    long overNanos) {
  static LoggedCulprit of(Members culprit) throws DamagedLine {
    return new LoggedCulprit(
        culprit.text("cause"),
        culprit.maybe("operation", Members::text),
        culprit.maybe("culprit", Members::frame),
        culprit.maybe("loop", Members::text),
        culprit.number("count"),
        culprit.number("totalNanos"),
        culprit.or(-1L, "maxNanos", Members::number),
        culprit.or(-1L, "overNanos", Members::number));
  }
}
