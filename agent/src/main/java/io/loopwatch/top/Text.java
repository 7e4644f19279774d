// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import io.loopwatch.report.DurationText;
import java.util.Locale;
import org.jline.utils.WCWidth;

/** Text of a certain width: columns of a terminal, of which some characters take two. */
final class Text {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE_SECONDS = 60;
  private static final long HOUR_SECONDS = 3_600;
  private static final long DAY_SECONDS = 86_400;

  private Text() {}

  /** Columns that it takes. */
  static int width(String text) {
    return text.codePoints().map(Text::width).sum();
  }

  private static int width(int character) {
    return Math.max(0, WCWidth.wcwidth(character));
  }

  /** Without characters that would move a terminal's cursor, or that nobody sees. */
  static String clean(String text, boolean isAscii) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> WCWidth.wcwidth(c) < 0 || (isAscii && c >= 127) ? '?' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** At most so wide: what is too long loses its middle. */
  static String cut(String text, int width, boolean isAscii) {
    if (width(text) <= width) {
      return text;
    }
    String gap = isAscii ? ".." : "…";
    int left = width - width(gap);
    if (left < 2) {
      return head(text, Math.max(0, width));
    }
    return head(text, left / 3) + gap + tail(text, left - left / 3);
  }

  /** Its beginning, at most so wide. */
  static String head(String text, int width) {
    int end = 0;
    int used = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      used += width(character);
      if (used > width) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end);
  }

  private static String tail(String text, int width) {
    int begin = text.length();
    int used = 0;
    while (begin > 0) {
      int character = text.codePointBefore(begin);
      used += width(character);
      if (used > width) {
        break;
      }
      begin -= Character.charCount(character);
    }
    return text.substring(begin);
  }

  /** Exactly so wide, blanks to its left. */
  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - width(text))) + text;
  }

  /** Exactly so wide, blanks to its right. */
  static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** A duration: as in the log, but tenths of a second from one second on; {@code -} below 0. */
  static String duration(long nanos) {
    if (nanos < 0) {
      return "-";
    }
    return nanos < SECOND
        ? DurationText.of(nanos)
        : String.format(Locale.ROOT, "%.1f s", nanos / (double) SECOND);
  }

  /** How long a JVM is up, in the two largest units. */
  static String uptime(long seconds) {
    if (seconds < MINUTE_SECONDS) {
      return seconds + " s";
    }
    if (seconds < HOUR_SECONDS) {
      return seconds / MINUTE_SECONDS + " min " + seconds % MINUTE_SECONDS + " s";
    }
    return seconds < DAY_SECONDS
        ? seconds / HOUR_SECONDS + " h " + seconds % HOUR_SECONDS / MINUTE_SECONDS + " min"
        : seconds / DAY_SECONDS + " d " + seconds % DAY_SECONDS / HOUR_SECONDS + " h";
  }
}
