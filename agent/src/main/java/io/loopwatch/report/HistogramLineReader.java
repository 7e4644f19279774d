// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads lines of histogram logs. Used by one thread; to be closed. */
public final class HistogramLineReader implements AutoCloseable {
  /** Longer than any that Loopwatch writes: with all buckets filled it is 42 KB. */
  static final int MOST_BYTES = 64 << 10;

  /** Series are few, and a string for each line is not: beyond this each line has its own. */
  private static final int MOST_TAGS = 10_000;

  private final HistogramPayload payload = new HistogramPayload(MOST_BYTES);
  private final FilledBuckets counts = new FilledBuckets();
  private final Map<String, String> tags = new HashMap<>();

  /**
   * Reads one line, {@code text[from]} to {@code text[to − 1]}, without its line break. Comments,
   * the legend and empty lines are passed over.
   *
   * @param baseSeconds what the line's start counts from
   */
  void read(byte[] text, int from, int to, double baseSeconds, HistogramSink sink)
      throws DamagedLine {
    int end = to > from && text[to - 1] == '\r' ? to - 1 : to;
    if (end == from || text[from] == '#' || text[from] == '"') {
      return;
    }
    if (end - from > MOST_BYTES) {
      throw new DamagedLine("is too long");
    }
    IntervalTimes times = IntervalTimes.of(text, from, end);
    payload.decode(Arrays.copyOfRange(text, times.histogram(), end), counts);
    String tag = tag(text, from + IntervalTimes.TAG.length, times.tagEnd());
    sink.interval(tag, baseSeconds + times.startSeconds(), times.lengthSeconds(), counts);
  }

  private String tag(byte[] text, int from, int to) {
    if (to == 0) {
      return "";
    }
    String tag = new String(text, from, to - from, StandardCharsets.UTF_8);
    return tags.size() >= MOST_TAGS ? tag : tags.computeIfAbsent(tag, same -> same);
  }

  @Override
  public void close() {
    payload.close();
  }
}
