// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Distribution;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes the last column of a histogram log: HdrHistogram's compressed encoding V2, in base64. A
 * tenth of what HdrHistogram's own decoder takes, which makes an inflater and a histogram for each
 * line: a day of 16 loops has a million lines. Reads the layout that {@link Distribution} has and
 * no other. Used by one thread; to be closed.
 */
final class HistogramPayload implements AutoCloseable {
  private static final int V2_COMPRESSED = 0x1c849304 | 0x10;
  private static final int V2 = 0x1c849303 | 0x10;
  private static final int OUTER_HEADER = 8;
  private static final int HEADER = 40;
  private static final int MOST_BYTES_A_COUNT = 9;
  private static final int LAYOUT_AT = 8;

  /** More would be one a microsecond for twelve days: sums of a million lines stay in range. */
  private static final long MOST_COUNTS = 1L << 40;

  private static final ByteBuffer LAYOUT = layout();

  private final Inflater inflater = new Inflater();
  private final byte[] compressed;
  private final byte[] plain = new byte[HEADER + MOST_BYTES_A_COUNT * Distribution.buckets() + 1];
  private int at;

  HistogramPayload(int mostCharacters) {
    compressed = new byte[mostCharacters];
  }

  /**
   * Fills {@code counts}.
   *
   * @throws DamagedLine where this is no such histogram; {@code counts} is then of no use
   */
  void decode(byte[] base64, FilledBuckets counts) throws DamagedLine {
    int length = inflate(base64);
    checkLayout();
    counts.clear();
    at = HEADER;
    int index = 0;
    while (at < length) {
      long value = zigZag(length);
      if (value < 0) {
        index = skipped(index, value);
      } else {
        add(counts, index++, value);
      }
    }
  }

  private int inflate(byte[] base64) throws DamagedLine {
    try {
      int size = Base64.getDecoder().decode(base64, compressed);
      if (size < OUTER_HEADER || ByteBuffer.wrap(compressed).getInt() != V2_COMPRESSED) {
        throw new DamagedLine("has no compressed histogram of version 2");
      }
      inflater.reset();
      inflater.setInput(compressed, OUTER_HEADER, size - OUTER_HEADER);
      int length = inflater.inflate(plain);
      if (!inflater.finished() || length < HEADER) {
        throw new DamagedLine("has a histogram that is cut short, or too long");
      }
      return length;
    } catch (IllegalArgumentException e) {
      throw new DamagedLine("has a histogram that is not in base64");
    } catch (DataFormatException e) {
      throw new DamagedLine("has a histogram that cannot be inflated");
    }
  }

  private void checkLayout() throws DamagedLine {
    ByteBuffer header = ByteBuffer.wrap(plain);
    if (header.getInt() != V2) {
      throw new DamagedLine("has no histogram of version 2");
    }
    if (!header.slice(LAYOUT_AT, HEADER - LAYOUT_AT).equals(LAYOUT)) {
      throw new DamagedLine("has a histogram of another range than Loopwatch's");
    }
  }

  /** Of the header what follows the payload's length: as HdrHistogram itself writes it. */
  private static ByteBuffer layout() {
    ByteBuffer encoded = ByteBuffer.allocate(1 << 16);
    Distribution.histogram().encodeIntoByteBuffer(encoded);
    return encoded.slice(LAYOUT_AT, HEADER - LAYOUT_AT);
  }

  /** ZigZag LEB128 of up to 64 bits in at most 9 bytes, as HdrHistogram writes it. */
  private long zigZag(int length) throws DamagedLine {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (at == length) {
        throw new DamagedLine("has a histogram that is cut short");
      }
      byte next = plain[at++];
      if (shift == 56) {
        value |= (next & 0xffL) << shift;
        break;
      }
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        break;
      }
    }
    return (value >>> 1) ^ -(value & 1);
  }

  /** A negative number stands for so many empty buckets. */
  private static int skipped(int index, long value) throws DamagedLine {
    if (value < -Distribution.buckets()) {
      throw new DamagedLine("has a histogram of too many buckets");
    }
    return index - (int) value;
  }

  private static void add(FilledBuckets counts, int index, long count) throws DamagedLine {
    if (index >= Distribution.buckets() || count > MOST_COUNTS) {
      throw new DamagedLine("has a histogram of too many buckets, or counts");
    }
    if (count > 0) {
      counts.add(index, count);
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
