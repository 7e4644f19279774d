// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/** Keeps text from the application (names of threads, classes, files) within one line. */
public final class OneLine {
  /** Longer texts are cut: a name is there to be recognised. */
  static final int LONGEST = 300;

  private OneLine() {}

  /**
   * The text with backslash, control characters and line separators as {@code \\}, {@code \n},
   * {@code \t}, {@code \r} or {@code \}{@code u0000}, and with an ellipsis after {@value #LONGEST}
   * characters.
   */
  public static String of(String text) {
    boolean tooLong = text.length() > LONGEST;
    String part = tooLong ? text.substring(0, LONGEST) : text;
    String plain = part.chars().anyMatch(OneLine::needsEscape) ? escape(part) : part;
    return tooLong ? plain + "…" : plain;
  }

  private static boolean needsEscape(int c) {
    return c == '\\' || Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.chars().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (needsEscape(c)) {
          out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
        } else {
          out.append((char) c);
        }
      }
    }
  }
}
