// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

/**
 * A line of the screen.
 *
 * @param text no wider than the terminal
 * @param tone how it is shown where the terminal can; nothing is said by that alone
 */
record Line(String text, Tone tone) {
  /** How lines are shown. */
  enum Tone {
    /** As it is. */
    PLAIN,
    /** Bold. */
    TITLE,
    /** Inverse. */
    SELECTED,
    /** Red. */
    ALARM,
    /** Faint. */
    HINT
  }
}
