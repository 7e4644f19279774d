// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * A part of a histogram log, of whole lines but for the last of a file, which may be cut short.
 *
 * @param from its first byte in the file
 * @param bytes how many, at most {@link HistogramScan#MOST_BYTES}
 * @param firstLine number of its first line in the file, from 1
 * @param baseSeconds what the starts of its intervals count from
 * @param process who wrote it; null where the file does not tell
 */
record HistogramBlock(
    long from, int bytes, long firstLine, double baseSeconds, @Nullable ProcessName process) {
  /**
   * Tells the sink of each line.
   *
   * @throws IOException where the file cannot be read
   */
  void read(FileChannel file, HistogramLineReader reader, HistogramSink sink) throws IOException {
    byte[] text = load(file);
    long line = firstLine;
    for (int at = 0; at < bytes; line++) {
      int end = IntervalTimes.lineEnd(text, at, bytes);
      try {
        if (end == bytes) {
          throw new DamagedLine("is cut short");
        }
        reader.read(text, at, end, baseSeconds, sink);
      } catch (DamagedLine e) {
        sink.damaged(line, e.what());
      }
      at = end + 1;
    }
  }

  private byte[] load(FileChannel file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, from + buffer.position()) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    return buffer.array();
  }
}
