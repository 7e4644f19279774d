// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The first look at a histogram log: cuts it into blocks that several threads can read at once,
 * applies the comments that tell base time and process, and finds when the log begins and ends. One
 * file may be several logs, one after another. Used once, by one thread.
 */
final class HistogramScan {
  private static final int BLOCK_BYTES = 1 << 20;

  /** A line that does not end within this is cut: no file makes a larger block. */
  static final int MOST_BYTES = BLOCK_BYTES + 2 * HistogramLineReader.MOST_BYTES;

  /** Lines that may come before the first interval of a log: its legend, and some damaged ones. */
  private static final int MOST_BEFORE = 8;

  /** No process runs for ten years. */
  private static final double MOST_SECONDS = 10 * 365 * 86_400.0;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
  private final byte[] text = buffer.array();
  private final HistogramHeader header = new HistogramHeader();
  private final List<HistogramBlock> blocks = new ArrayList<>();
  private double startSeconds = Double.POSITIVE_INFINITY;
  private double endSeconds = Double.NEGATIVE_INFINITY;
  private double intervalSeconds;
  private long position;
  private long line = 1;

  HistogramScan(FileChannel file) {
    this.file = file;
  }

  /**
   * Looks through the whole file.
   *
   * @throws IOException where it cannot be read
   */
  HistogramScan run() throws IOException {
    for (int filled = fill(); filled > 0; filled = fill()) {
      position += text[0] == '#' ? comment(filled) : block(filled);
    }
    return this;
  }

  List<HistogramBlock> blocks() {
    return List.copyOf(blocks);
  }

  /** Begin of the first interval, since the epoch; infinite where there is none. */
  double startSeconds() {
    return startSeconds;
  }

  /** End of the last interval; negative and infinite where there is none. */
  double endSeconds() {
    return endSeconds;
  }

  /** The longest interval of those that were looked at; 0 where there is none. */
  double intervalSeconds() {
    return intervalSeconds;
  }

  /** From {@link #position} on as much as fits; 0 at the end of the file. */
  private int fill() throws IOException {
    buffer.clear();
    int read = 0;
    while (read >= 0 && buffer.hasRemaining()) {
      read = file.read(buffer, position + buffer.position());
    }
    return buffer.position();
  }

  private int comment(int filled) {
    int end = IntervalTimes.lineEnd(text, 0, filled);
    header.apply(text, end);
    line++;
    return Math.min(filled, end + 1);
  }

  /** Lines up to the next comment, or to the first that ends beyond the size of a block. */
  private int block(int filled) {
    int size = 0;
    int last = 0;
    long lines = 0;
    for (int i = 0; i < filled; i++) {
      if (text[i] == '\n') {
        lines++;
        last = size;
        size = i + 1;
        if (size >= BLOCK_BYTES || (size < filled && text[size] == '#')) {
          break;
        }
      }
    }
    int bytes = size == 0 ? filled : size;
    blocks.add(new HistogramBlock(position, bytes, line, header.baseSeconds(), header.process()));
    extend(bytes, last);
    line += Math.max(1, lines);
    return bytes;
  }

  /** By the block's first interval and by its last. */
  private void extend(int bytes, int last) {
    boolean found = false;
    int at = 0;
    for (int i = 0; i < MOST_BEFORE && at < bytes && !found; i++) {
      int end = IntervalTimes.lineEnd(text, at, bytes);
      found = extendBy(at, end);
      at = end + 1;
    }
    extendBy(last, IntervalTimes.lineEnd(text, last, bytes));
  }

  /** By one line; false where it is no interval. */
  private boolean extendBy(int from, int to) {
    try {
      IntervalTimes times = IntervalTimes.of(text, from, to);
      if (header.baseSeconds() > 0 && times.startSeconds() > MOST_SECONDS) {
        return false; // a digit too many must not make the time line a thousand years long
      }
      double start = header.baseSeconds() + times.startSeconds();
      startSeconds = Math.min(startSeconds, start);
      endSeconds = Math.max(endSeconds, start + times.lengthSeconds());
      intervalSeconds = Math.max(intervalSeconds, times.lengthSeconds());
      return true;
    } catch (DamagedLine e) {
      return false; // told by whoever reads the line, if it is one
    }
  }
}
