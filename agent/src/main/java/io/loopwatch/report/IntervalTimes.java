// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What comes before the histogram in a line of a histogram log: {@code
 * [Tag=TAG,]START,LENGTH,MAXIMUM,}.
 *
 * @param tagEnd where the tag ends, which begins at the fifth character; 0 where there is none
 * @param startSeconds since the base time
 * @param lengthSeconds of the interval
 * @param histogram where the last column begins
 */
record IntervalTimes(int tagEnd, double startSeconds, double lengthSeconds, int histogram) {
  /** In front of a tag. */
  static final byte[] TAG = "Tag=".getBytes(StandardCharsets.US_ASCII);

  /**
   * Reads {@code text[from]} to {@code text[to − 1]}.
   *
   * @throws DamagedLine where it is no such line
   */
  static IntervalTimes of(byte[] text, int from, int to) throws DamagedLine {
    boolean isTagged =
        to - from > TAG.length && Arrays.equals(text, from, from + TAG.length, TAG, 0, TAG.length);
    int tagEnd = isTagged ? comma(text, from, to) : 0;
    int at = isTagged ? tagEnd + 1 : from;
    int first = comma(text, at, to);
    int second = comma(text, first + 1, to);
    int third = comma(text, second + 1, to);
    return new IntervalTimes(
        tagEnd, seconds(text, at, first), seconds(text, first + 1, second), third + 1);
  }

  /** Index of the next line break, or {@code to} where there is none. */
  static int lineEnd(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] != '\n') {
      at++;
    }
    return at;
  }

  private static int comma(byte[] text, int from, int to) throws DamagedLine {
    for (int i = from; i < to; i++) {
      if (text[i] == ',') {
        return i;
      }
    }
    throw new DamagedLine("is not a line of a histogram log");
  }

  /** A number that is neither negative nor beyond what a time can be. */
  private static double seconds(byte[] text, int from, int to) throws DamagedLine {
    try {
      double seconds =
          Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
      if (seconds >= 0 && seconds < 1e11) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // the same as a number that is out of range
    }
    throw new DamagedLine("has a time that is no number of seconds");
  }
}
