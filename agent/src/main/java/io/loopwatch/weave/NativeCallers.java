// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.nio.charset.StandardCharsets;

/**
 * Whether a class file may call a {@link NativeCall}, by the names in its constant pool: about a
 * microsecond a class, where reading its instructions would take fifty.
 */
final class NativeCallers {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int STRING = 8;
  private static final int CLASS = 7;
  private static final int METHOD_HANDLE = 15;
  private static final int METHOD_TYPE = 16;
  private static final int MODULE = 19;
  private static final int PACKAGE = 20;

  private static final int COUNT_AT = 8;

  /** A class file with nothing in its constant pool. */
  static final int SHORTEST = COUNT_AT + 2;

  private static final byte[][] NAMES = names();

  private NativeCallers() {}

  private static byte[][] names() {
    NativeCall[] calls = NativeCall.values();
    byte[][] names = new byte[calls.length][];
    for (int i = 0; i < calls.length; i++) {
      names[i] = calls[i].name.getBytes(StandardCharsets.US_ASCII);
    }
    return names;
  }

  /** True where the constant pool holds the name of one; a look at its instructions is worth it. */
  static boolean mayCall(byte[] file) {
    int count = u2(file, COUNT_AT);
    int at = COUNT_AT + 2;
    for (int i = 1; i < count; i++) {
      int tag = file[at];
      if (tag == UTF8) {
        int length = u2(file, at + 1);
        if (isName(file, at + 3, length)) {
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

  private static boolean isName(byte[] file, int at, int length) {
    for (byte[] name : NAMES) {
      if (name.length == length && isAt(file, at, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte[] file, int at, byte[] name) {
    for (int i = 0; i < name.length; i++) {
      if (file[at + i] != name[i]) {
        return false;
      }
    }
    return true;
  }

  private static int u2(byte[] file, int at) {
    return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
  }
}
