// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import java.nio.ByteBuffer;

/**
 * The instructions of a method, without the numbers of its constants: where a class was
 * transformed, the JVM joins the constants of its versions, and numbers them anew.
 */
final class Instructions {
  private static final int TABLESWITCH = 0xaa;
  private static final int LOOKUPSWITCH = 0xab;
  private static final int WIDE = 0xc4;
  private static final int IINC = 0x84;

  /** How long those of each number are, from 0 on; 0 where that depends on what follows. */
  private static final String LENGTHS =
      "1".repeat(16)
          + "2323322222"
          + "1".repeat(28)
          + "22222"
          + "1".repeat(73)
          + "3"
          + "1".repeat(20)
          + "3".repeat(16)
          + "2"
          + "00"
          + "111111"
          + "3333333"
          + "55"
          + "3231133"
          + "11"
          + "0"
          + "433"
          + "55";

  private Instructions() {}

  /** In a form that can be compared. */
  static String of(byte[] code) {
    ByteBuffer bytes = ByteBuffer.wrap(code);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < code.length; ) {
      int length = length(bytes, at);
      int number = code[at] & 0xff;
      text.append(Integer.toHexString(number));
      int from = at + 1 + constant(number);
      for (int i = from; i < at + length; i++) {
        text.append('.').append(code[i]);
      }
      text.append(' ');
      at += length;
    }
    return text.toString();
  }

  private static int length(ByteBuffer bytes, int at) {
    int number = bytes.get(at) & 0xff;
    int operands = (at + 4) / 4 * 4; // of the two below, which are aligned
    return switch (number) {
      case TABLESWITCH -> {
        int entries = bytes.getInt(operands + 8) - bytes.getInt(operands + 4) + 1;
        yield operands + 12 + 4 * entries - at;
      }
      case LOOKUPSWITCH -> operands + 8 + 8 * bytes.getInt(operands + 4) - at;
      case WIDE -> (bytes.get(at + 1) & 0xff) == IINC ? 6 : 4;
      default -> LENGTHS.charAt(number) - '0';
    };
  }

  /** How many bytes of the number of a constant follow. */
  private static int constant(int number) {
    boolean isOfMember = number >= 0xb2 && number <= 0xbb;
    boolean isOfType = number == 0xbd || number == 0xc0 || number == 0xc1 || number == 0xc5;
    boolean isWideLoad = number == 0x13 || number == 0x14;
    return isOfMember || isOfType || isWideLoad ? 2 : number == 0x12 ? 1 : 0;
  }
}
