// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.page;

/** Text as HTML. */
final class Html {
  private Html() {}

  /** Any text as the content of an element or of a quoted attribute. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
