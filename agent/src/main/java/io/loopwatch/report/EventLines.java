// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file as bytes, one at a time, in bounded memory: of a line that is too long no
 * more than its length is told. Used by one thread.
 */
final class EventLines {
  private static final int FIRST_CAPACITY = 8 << 10;

  private final InputStream in;
  private final int mostBytes;
  private byte[] bytes = new byte[FIRST_CAPACITY];
  private long number;

  /** Of lines up to {@code mostBytes} long. */
  EventLines(InputStream in, int mostBytes) {
    this.in = new BufferedInputStream(in, 64 << 10);
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
    int read = in.read();
    if (read < 0) {
      return null;
    }
    while (read >= 0 && read != '\n') {
      if (length < mostBytes) {
        put((int) length, (byte) read);
      }
      length++;
      read = in.read();
    }
    number++;
    int kept = length > mostBytes ? 0 : (int) length;
    return new Line(number, Arrays.copyOf(bytes, kept), length, read == '\n');
  }

  private void put(int at, byte value) {
    if (at == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(mostBytes, 2 * bytes.length));
    }
    bytes[at] = value;
  }
}
