// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;

/**
 * A line about Loopwatch itself: a hook that could not be placed, a sink that failed, reports that
 * were dropped.
 *
 * @param time when
 * @param text one line, for people
 */
public record Notice(Instant time, String text) implements Event {}
