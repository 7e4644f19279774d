// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file as bytes, one at a time, in bounded memory: of a line that is too long no
 * more than its length is told. Used by one thread.
 */
final class EventLines {
  private static final int CAPACITY = 8 << 10;

  private final InputStream in;
  private final int mostBytes;
  private final byte[] buffer = new byte[CAPACITY];
  private int at;
  private int end;
  private byte[] bytes = new byte[CAPACITY / 8];
  private long number;

  /** Of lines up to {@code mostBytes} long. */
  EventLines(InputStream in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param bytes without the line break; empty where it is too long
   * @param length in bytes, also where it is too long
   * @param isEnded whether a line break follows
   */
  record Line(long number, byte[] bytes, long length, boolean isEnded) {
    boolean isTooLong() {
      return length > bytes.length;
    }
  }

  /** The next line; null at the end of the file. */
  @Nullable Line next() throws IOException {
    long length = 0;
    int read = nextByte();
    if (read < 0) {
      return null;
    }
    while (read >= 0 && read != '\n') {
      if (length < mostBytes) {
        put((int) length, (byte) read);
      }
      length++;
      read = nextByte();
    }
    number++;
    int kept = length > mostBytes ? 0 : (int) length;
    return new Line(number, Arrays.copyOf(bytes, kept), length, read == '\n');
  }

  /** Of {@link java.io.BufferedInputStream}, without a lock for each byte. −1 at the end. */
  private int nextByte() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at == end ? -1 : buffer[at++] & 0xff;
  }

  private void put(int index, byte value) {
    if (index == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(mostBytes, 2 * bytes.length));
    }
    bytes[index] = value;
  }
}
