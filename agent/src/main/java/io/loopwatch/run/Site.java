// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.LoggedPin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All blocking calls, or pins, of one place.
 *
 * @param operation what was called, as {@code Thread.sleep}
 * @param kind {@code file}, {@code socket}, …; of a pin {@code pin}
 * @param place the line, or null where none is known
 * @param pinned of pins what kept the carrier; else null
 * @param count calls, at least 1
 * @param totalNanos of all of them
 * @param maxNanos the longest
 * @param p50Nanos their median
 * @param p99Nanos one of a hundred was longer
 * @param loops indexes in {@link Run#loops()}
 * @param hint what to do about it, or null
 * @param stack of one of them, innermost frame first; may be empty
 */
public record Site(
    String operation,
    String kind,
    @Nullable String place,
    @Nullable LoggedPin pinned,
    long count,
    long totalNanos,
    long maxNanos,
    long p50Nanos,
    long p99Nanos,
    List<Integer> loops,
    @Nullable String hint,
    List<String> stack) {}
