// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * A pattern for a whole name, in which {@code *} stands for any characters or none; the case
 * counts.
 *
 * @param text the pattern, not empty; every other character stands for itself
 */
public record NamePattern(String text) {
  private static final char WILD = '*';

  /**
   * Whether all of a name fits the pattern. Takes at most {@code name.length() * text.length()}
   * steps and allocates nothing.
   *
   * @param name for instance a thread's
   */
  public boolean matches(String name) {
    int at = 0;
    int wildAt = -1;
    int resumeAt = 0;
    int i = 0;
    while (i < name.length()) {
      if (at < text.length() && text.charAt(at) == WILD) {
        wildAt = at++;
        resumeAt = i;
      } else if (at < text.length() && text.charAt(at) == name.charAt(i)) {
        at++;
        i++;
      } else if (wildAt >= 0) {
        // What followed the last wild card does not fit here: let the wild card take one character
        // more.
        at = wildAt + 1;
        i = ++resumeAt;
      } else {
        return false;
      }
    }
    return onlyWild(at);
  }

  private boolean onlyWild(int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) != WILD) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}
