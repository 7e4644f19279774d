// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.FilledBuckets;
import io.loopwatch.report.HistogramSink;
import io.loopwatch.report.ProcessName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one block of a histogram log says. Used by one thread at a time. */
final class BlockPart implements HistogramSink {
  private final Grid grid;
  private final @Nullable ProcessName process;
  private final Map<String, Optional<SeriesKey>> keys = new HashMap<>();
  private final Map<SeriesKey, SeriesPart> series = new LinkedHashMap<>();
  private final Map<Long, String> damaged = new LinkedHashMap<>();
  private long intervals;

  BlockPart(@Nullable ProcessName process, Grid grid) {
    this.process = process;
    this.grid = grid;
  }

  @Override
  public void interval(String tag, double start, double length, FilledBuckets counts) {
    intervals++;
    SeriesKey key = keys.computeIfAbsent(tag, text -> SeriesKey.of(process, text)).orElse(null);
    if (key != null && counts.size() > 0) {
      series
          .computeIfAbsent(key, unused -> new SeriesPart())
          .add(grid.index(start + length / 2), start, start + length, counts);
    }
  }

  @Override
  public void damaged(long line, String what) {
    damaged.put(line, what);
  }

  Map<SeriesKey, SeriesPart> series() {
    return series;
  }

  /** Tags that are none of Loopwatch's. */
  List<String> foreign() {
    return keys.entrySet().stream()
        .filter(each -> each.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What is wrong with lines, by their number. */
  Map<Long, String> damaged() {
    return damaged;
  }

  long intervals() {
    return intervals;
  }
}
