// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * Text of users in our lines: always on one line, never endless, and nothing in it that cannot be
 * seen.
 */
final class Shown {
  private static final int MAX_CHARS = 200;

  private Shown() {}

  static String text(String raw) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < raw.length() && i < MAX_CHARS; i++) {
      append(shown, raw.charAt(i));
    }
    return raw.length() > MAX_CHARS ? shown.append("...").toString() : shown.toString();
  }

  private static void append(StringBuilder shown, char c) {
    if (visible(c)) {
      shown.append(c);
    } else {
      shown.append(String.format("\\u%04x", (int) c));
    }
  }

  private static boolean visible(char c) {
    if (c == ' ') {
      return true;
    }
    int type = Character.getType(c);
    return !Character.isISOControl(c)
        && !Character.isSpaceChar(c)
        && type != Character.FORMAT
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE;
  }
}
