// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One record of the log.
 *
 * @param time when it was known
 * @param level {@code WARNING} or {@code INFO}
 * @param logger a logger's name, {@code loopwatch.…}
 * @param text one line, and below it lines that begin with a tab; no line break at the end
 */
record LogMessage(Instant time, Level level, String logger, String text) {
  static final String STALL = "loopwatch.stall";
  static final String LAG = "loopwatch.lag";
  static final String BLOCKING = "loopwatch.blocking";
  static final String PINNED = "loopwatch.pinned";
  static final String DROPPED = "loopwatch.dropped";
  static final String AGENT = "loopwatch.agent";

  /**
   * As it stands on stderr and in a file: {@code 2026-01-01T00:00:00.000Z WARN loopwatch.stall -
   * …}.
   */
  String line() {
    return millis(time) + " " + label() + " " + logger + " - " + text + "\n";
  }

  private String label() {
    return level == Level.WARNING ? "WARN" : level.name();
  }

  /**
   * ISO-8601 in UTC, always with three digits of a second's fraction, so that lines stay aligned.
   */
  private static String millis(Instant time) {
    String text = time.truncatedTo(ChronoUnit.MILLIS).toString();
    return text.indexOf('.') > 0 ? text : text.replace("Z", ".000Z");
  }
}
