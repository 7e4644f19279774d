// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Event;
import io.loopwatch.event.Interval;
import io.loopwatch.event.Start;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The histogram file: an HdrHistogram interval log 1.3 that any HdrHistogram tool reads. An
 * existing file is replaced. Each interval is one write, so that the file is readable at any moment
 * and a killed JVM loses what came after its last interval.
 *
 * <p>While the file cannot be written, intervals are kept as text, up to {@value #MOST_KEPT_BYTES}
 * bytes, and written once it can be; further ones are dropped.
 */
public final class HistogramLogReporter implements Reporter {
  /** About two hours of one loop at 5 s, five minutes of 64. */
  private static final int MOST_KEPT_BYTES = 8 << 20;

  private final AppendFile file;
  private final HistogramLines lines;
  private final Deque<byte[]> kept = new ArrayDeque<>();
  private final int mostKeptBytes;
  private int keptBytes;

  /**
   * Opens nothing yet; the file is opened at the event {@link Start}, so that a path which cannot
   * be written is told of at once.
   *
   * @param start the log's start and base time
   * @param version Loopwatch's, for the first comment
   */
  public HistogramLogReporter(Path path, Instant start, String version) {
    this(path, start, version, MOST_KEPT_BYTES);
  }

  HistogramLogReporter(Path path, Instant start, String version, int mostKeptBytes) {
    this.mostKeptBytes = mostKeptBytes;
    file = new AppendFile(path, true);
    lines = new HistogramLines(start, version);
  }

  @Override
  public String name() {
    return "histograms";
  }

  @Override
  public boolean wants(Event event) {
    return event instanceof Interval || event instanceof Start;
  }

  @Override
  public void report(Event event) throws IOException {
    if (event instanceof Interval interval) {
      write(lines.interval(interval));
    } else if (event instanceof Start) {
      file.open();
    }
  }

  /** Keeps an interval for the next write; there is nothing to keep of a start. */
  @Override
  public boolean keep(Event event) {
    if (!(event instanceof Interval interval)) {
      return true;
    }
    byte[] text = lines.interval(interval);
    if (keptBytes + text.length > mostKeptBytes) {
      return false;
    }
    kept.add(text);
    keptBytes += text.length;
    return true;
  }

  @Override
  public void close() throws IOException {
    try (file) {
      if (!kept.isEmpty()) {
        write(new byte[0]);
      }
    }
  }

  private void write(byte[] text) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    kept.forEach(all::writeBytes);
    all.writeBytes(text);
    if (all.size() == 0) {
      file.open(); // nothing to write is no success where the file cannot even be opened
      return;
    }
    file.write(file.size() == 0 ? concat(lines.header(), all.toByteArray()) : all.toByteArray());
    kept.clear();
    keptBytes = 0;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
