// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;

/**
 * Reports of one culprit that the log left out because there were more than {@code log.limit}.
 *
 * @param time when the first of them was left out
 * @param culprit what they have in common, in words: a frame, or a loop's name
 * @param count how many, at least 1
 */
public record Suppressed(Instant time, String culprit, long count) implements Event {}
