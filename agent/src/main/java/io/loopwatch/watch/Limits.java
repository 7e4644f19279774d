// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/**
 * What is too long, and how often to look.
 *
 * @param callbackNanos a callback this long is a stall
 * @param turnNanos a turn this long is one
 * @param lagNanos a lag this long is a warning
 * @param lagIntervalNanos how often each loop's lag is read
 * @param sampleNanos how often the watchdog looks, and how often it samples a stall
 */
public record Limits(
    long callbackNanos, long turnNanos, long lagNanos, long lagIntervalNanos, long sampleNanos) {}
