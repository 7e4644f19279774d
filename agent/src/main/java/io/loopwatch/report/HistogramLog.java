// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link HistogramLogReporter} writes, any part of it on its own, so that a day of many
 * loops is read by all processors. What is damaged is told and left out. Blocks may be read by
 * several threads at once; to be closed after the last.
 */
public final class HistogramLog implements Closeable {
  private final FileChannel file;
  private final List<HistogramBlock> blocks;
  private final double startSeconds;
  private final double endSeconds;
  private final double intervalSeconds;

  private HistogramLog(FileChannel file, HistogramScan scan) {
    this.file = file;
    blocks = scan.blocks();
    startSeconds = scan.startSeconds();
    endSeconds = scan.endSeconds();
    intervalSeconds = scan.intervalSeconds();
  }

  /**
   * Opens a log and looks through it once; lines that are appended later are not read.
   *
   * @throws IOException where the file cannot be read
   */
  public static HistogramLog open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path);
    try {
      return new HistogramLog(file, new HistogramScan(file).run());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Begin of the first interval, in seconds since the epoch; infinite where there is none. */
  public double startSeconds() {
    return startSeconds;
  }

  /** End of the last interval; negative and infinite where there is none. */
  public double endSeconds() {
    return endSeconds;
  }

  /** How long its intervals are, of some of them the longest; 0 where there is none. */
  public double intervalSeconds() {
    return intervalSeconds;
  }

  /** How many blocks the log has; those of one process and time come one after another. */
  public int blocks() {
    return blocks.size();
  }

  /** Who wrote a block, from 0; null where the log does not tell. */
  public @Nullable ProcessName process(int block) {
    return blocks.get(block).process();
  }

  /**
   * Reads a block, from 0.
   *
   * @throws IOException where the file cannot be read
   */
  public void read(int block, HistogramLineReader reader, HistogramSink sink) throws IOException {
    blocks.get(block).read(file, reader, sink);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
