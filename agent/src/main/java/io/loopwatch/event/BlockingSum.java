// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

/**
 * How one callback has blocked in one operation.
 *
 * @param operation in what
 * @param count calls, at least 1
 * @param totalNanos of all of them
 */
public record BlockingSum(Operation operation, long count, long totalNanos) {}
