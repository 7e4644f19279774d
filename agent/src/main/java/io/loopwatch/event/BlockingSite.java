// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * All calls of one operation from one line, on all loops. Of calls shorter than {@code
 * blocking.threshold} the sites are estimated: from one stack a millisecond of them.
 *
 * @param operation what the application called
 * @param kind the operation's kind
 * @param culprit innermost frame of the application's own code, or null
 * @param count calls
 * @param totalNanos of all of them
 * @param maxNanos the longest
 * @param p50Nanos their median
 * @param p99Nanos one of a hundred was longer
 */
public record BlockingSite(
    String operation,
    String kind,
    @Nullable StackTraceElement culprit,
    long count,
    long totalNanos,
    long maxNanos,
    long p50Nanos,
    long p99Nanos) {}
