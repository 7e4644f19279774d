// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * All stalls of one culprit, over the whole run.
 *
 * @param cause why
 * @param operation in what, or null
 * @param culprit the application's frame, or null where no code is to blame or none is known
 * @param loop name of the loop where {@code culprit} is null and the cause is of one loop; else
 *     null
 * @param count stalls, at least 1
 * @param totalNanos of all of them
 * @param maxNanos the longest
 * @param overNanos time over the threshold, of all of them
 */
public record CulpritTotals(
    Cause cause,
    @Nullable String operation,
    @Nullable StackTraceElement culprit,
    @Nullable String loop,
    long count,
    long totalNanos,
    long maxNanos,
    long overNanos) {}
