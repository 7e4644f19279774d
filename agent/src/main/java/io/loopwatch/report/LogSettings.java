// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/**
 * The options that the log obeys.
 *
 * @param target {@code auto}, {@code application}, {@code stderr}, or the path of a file
 * @param limit full reports of one culprit in a period, 0 or more
 * @param periodNanos the limit's period, more than 0
 * @param graceNanos no stall and no lag is told for this long after start, 0 or more
 */
public record LogSettings(String target, int limit, long periodNanos, long graceNanos) {}
