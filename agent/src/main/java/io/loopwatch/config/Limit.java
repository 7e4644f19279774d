// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * So many in so much time.
 *
 * @param count 1 to 1,000,000
 * @param perNanos one second, one minute or one hour
 */
public record Limit(int count, long perNanos) {}
