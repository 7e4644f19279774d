// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

/**
 * The texts in a class file's constant pool: a look at them takes about a microsecond, where
 * reading the class would take fifty.
 */
final class ConstantPool {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int METHOD_HANDLE = 15;
  private static final int METHOD_TYPE = 16;
  private static final int MODULE = 19;
  private static final int PACKAGE = 20;
  private static final int COUNT_AT = 8;

  /** Length of a class file with nothing in its constant pool. */
  static final int SHORTEST = COUNT_AT + 2;

  private ConstantPool() {}

  /** Whether one of these is a text of the pool. */
  static boolean has(byte[] file, byte[][] texts) {
    return find(file, texts, true);
  }

  /** Whether a text of the pool begins with one of these. */
  static boolean hasBeginning(byte[] file, byte[][] beginnings) {
    return find(file, beginnings, false);
  }

  private static boolean find(byte[] file, byte[][] texts, boolean isWhole) {
    int count = u2(file, COUNT_AT);
    int at = COUNT_AT + 2;
    for (int i = 1; i < count; i++) {
      int tag = file[at];
      if (tag == UTF8) {
        int length = u2(file, at + 1);
        if (isOne(file, at + 3, length, texts, isWhole)) {
          return true;
        }
        at += 3 + length;
      } else {
        at += size(tag);
        i += tag == LONG || tag == DOUBLE ? 1 : 0;
      }
    }
    return false;
  }

  private static int size(int tag) {
    return switch (tag) {
      case LONG, DOUBLE -> 9;
      case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> 3;
      case METHOD_HANDLE -> 4;
      default -> 5;
    };
  }

  private static boolean isOne(byte[] file, int at, int length, byte[][] texts, boolean isWhole) {
    for (byte[] text : texts) {
      if ((isWhole ? text.length == length : text.length <= length) && isAt(file, at, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte[] file, int at, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (file[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static int u2(byte[] file, int at) {
    return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
  }
}
