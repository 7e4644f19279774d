// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.page;

import java.io.IOException;
import java.io.Writer;

/**
 * Escapes JSON on its way into a {@code script} element, whose end a browser looks for in the text
 * as it stands: {@code </script>}, or {@code <!--}, which hides the end. Outside of strings JSON
 * has none of these characters, so the escapes stay within strings. Closing it closes nothing.
 */
final class JsonInHtml extends Writer {
  private final Writer out;

  JsonInHtml(Writer out) {
    this.out = out;
  }

  @Override
  public void write(char[] chars, int from, int length) throws IOException {
    int end = from + length;
    int plain = from;
    for (int i = from; i < end; i++) {
      if (isEscaped(chars[i])) {
        out.write(chars, plain, i - plain);
        out.write(escape(chars[i]));
        plain = i + 1;
      }
    }
    out.write(chars, plain, end - plain);
  }

  /**
   * Half a pair of surrogates, which names may have, cannot be stored as UTF-8; U+2028 and U+2029
   * are line breaks to a script of before 2019.
   */
  private static boolean isEscaped(char c) {
    return c == '<'
        || c == '>'
        || c == '&'
        || c == '\u2028'
        || c == '\u2029'
        || Character.isSurrogate(c);
  }

  private static String escape(char c) {
    return String.format("\\u%04x", (int) c);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** The page goes on after the data. */
  @Override
  public void close() {}
}
