// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.nio.charset.StandardCharsets;

/** What is left of a text in UTF-8: of half a surrogate pair a question mark. */
final class Utf8 {
  private Utf8() {}

  static String of(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
