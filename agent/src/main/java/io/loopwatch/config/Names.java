// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** Which texts can be names of Java things. */
final class Names {
  private Names() {}

  /** Identifiers with dots between them; one alone is fine. */
  static boolean isQualified(String text) {
    int start = 0;
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
      if (!isIdentifier(text.substring(start, dot))) {
        return false;
      }
      start = dot + 1;
    }
    return isIdentifier(text.substring(start));
  }

  static boolean isIdentifier(String text) {
    if (text.isEmpty() || !Character.isJavaIdentifierStart(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (!Character.isJavaIdentifierPart(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
