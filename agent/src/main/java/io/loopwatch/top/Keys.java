// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

/** Keys that are no characters: they are numbered below zero. */
final class Keys {
  static final int UP = -10;
  static final int DOWN = -11;
  static final int PAGE_UP = -12;
  static final int PAGE_DOWN = -13;
  static final int HOME = -14;
  static final int END = -15;
  static final int ESCAPE = -16;
  static final int UNKNOWN = -17;

  private Keys() {}

  /** The key that sends an escape character and then this; empty for the key of that name. */
  static int afterEscape(String rest) {
    return switch (rest) {
      case "" -> ESCAPE;
      case "[A", "OA" -> UP;
      case "[B", "OB" -> DOWN;
      case "[5~" -> PAGE_UP;
      case "[6~" -> PAGE_DOWN;
      case "[H", "OH", "[1~", "[7~" -> HOME;
      case "[F", "OF", "[4~", "[8~" -> END;
      default -> UNKNOWN;
    };
  }
}
