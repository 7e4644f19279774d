// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One message in the wire format of Protocol Buffers: fields in the order in which they are put.
 * Used by one thread.
 */
final class ProtobufBytes {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An unsigned number, or an enum's. */
  ProtobufBytes number(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  /** A number of type {@code sint32} or {@code sint64}: small ones are short, also below zero. */
  ProtobufBytes signed(int field, long value) {
    return number(field, value << 1 ^ value >> 63);
  }

  ProtobufBytes real(int field, double value) {
    tag(field, FIXED_64);
    long bits = Double.doubleToLongBits(value);
    for (int i = 0; i < Long.BYTES; i++) {
      out.write((int) (bits >>> 8 * i));
    }
    return this;
  }

  ProtobufBytes text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtobufBytes message(int field, ProtobufBytes value) {
    return bytes(field, value.out.toByteArray());
  }

  private ProtobufBytes bytes(int field, byte[] value) {
    tag(field, BYTES);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  /** Puts a message that tells its own length, as messages stand one after another in a stream. */
  void delimited(ProtobufBytes message) {
    varint(message.out.size());
    out.writeBytes(message.out.toByteArray());
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  private void tag(int field, int type) {
    varint((long) field << 3 | type);
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
