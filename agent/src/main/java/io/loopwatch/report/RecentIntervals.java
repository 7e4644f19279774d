// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The intervals of the last {@value #MINUTES} minutes, each as the histogram file has it, which is
 * the smallest form of it. Bounded, however many loops there are: then they reach back less far.
 * Any thread.
 */
public final class RecentIntervals {
  private static final int MINUTES = 15;
  private static final Duration LENGTH = Duration.ofMinutes(MINUTES);

  private final HistogramLines lines;
  private final double baseSeconds;
  private final int mostBytes;
  private final Deque<Part> parts = new ArrayDeque<>();
  private int bytes;
  private long added;

  /**
   * One interval.
   *
   * @param begin of it
   * @param end of it
   * @param text its lines
   */
  private record Part(Instant begin, Instant end, byte[] text) {}

  /**
   * Empty.
   *
   * @param start what the lines' times count from
   * @param mostBytes of all texts together
   */
  public RecentIntervals(Instant start, int mostBytes) {
    lines = new HistogramLines(start, "");
    baseSeconds = start.toEpochMilli() / 1e3;
    this.mostBytes = mostBytes;
  }

  /** Adds one, and leaves those that are too old by then. */
  public synchronized void add(Interval interval) {
    byte[] text = lines.interval(interval);
    parts.add(new Part(interval.time(), interval.end(), text));
    bytes += text.length;
    added++;
    Instant oldest = interval.end().minus(LENGTH);
    while (bytes > mostBytes || parts.element().begin().isBefore(oldest)) {
      bytes -= parts.remove().text().length;
      if (parts.isEmpty()) {
        return;
      }
    }
  }

  private synchronized List<Part> parts() {
    return List.copyOf(parts);
  }

  /** How many there have been, kept or not. */
  public synchronized long added() {
    return added;
  }

  /** Begin of the first one that is kept, in seconds since the epoch; infinite where none is. */
  public double startSeconds() {
    return parts().stream()
        .mapToDouble(part -> seconds(part.begin()))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** End of the last one; negative and infinite where there is none. */
  public double endSeconds() {
    return parts().stream()
        .mapToDouble(part -> seconds(part.end()))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** How long the longest one is; 0 where there is none. */
  public double intervalSeconds() {
    return parts().stream()
        .mapToDouble(part -> seconds(part.end()) - seconds(part.begin()))
        .max()
        .orElse(0);
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1e9;
  }

  /** Who counts here. */
  public static ProcessName process() {
    return new ProcessName(ThisProcess.host(), ThisProcess.pid());
  }

  /** Tells all that is kept. */
  public void read(HistogramSink sink) {
    try (HistogramLineReader reader = new HistogramLineReader()) {
      for (Part part : parts()) {
        read(part.text(), reader, sink);
      }
    }
  }

  private void read(byte[] text, HistogramLineReader reader, HistogramSink sink) {
    for (int at = 0; at < text.length; ) {
      int end = IntervalTimes.lineEnd(text, at, text.length);
      try {
        reader.read(text, at, end, baseSeconds, sink);
      } catch (DamagedLine ours) {
        throw new IllegalStateException("a line that was written here", ours);
      }
      at = end + 1;
    }
  }
}
