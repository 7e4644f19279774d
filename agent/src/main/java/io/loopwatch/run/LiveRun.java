// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.RecentEvents;
import io.loopwatch.report.RecentIntervals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the last minutes of this process say, in the form in which files are shown. */
public final class LiveRun {
  private LiveRun() {}

  /**
   * Adds up what is kept by now.
   *
   * @throws IOException never for what is kept in memory
   */
  public static Run of(RecentIntervals intervals, RecentEvents events) throws IOException {
    LoopTable loops = new LoopTable();
    Findings findings = new Findings();
    List<String> problems = new ArrayList<>();
    long told = new EventReading(loops, findings).read(events.log(), "events", problems::add);
    Grid grid = grid(intervals, findings);
    BlockPart part = new BlockPart(RecentIntervals.process(), grid);
    intervals.read(part);
    Map<SeriesKey, Series> series = new LinkedHashMap<>();
    part.series()
        .forEach(
            (key, each) ->
                each.addTo(series.computeIfAbsent(key, unused -> new Series(grid.steps()))));
    series.values().forEach(Series::close);
    series.forEach((key, each) -> add(loops, key, each));
    loops.all().forEach(loop -> loop.reckon(grid));
    List<RunFile> files =
        List.of(
            new RunFile("the last events", false, told),
            new RunFile("the last intervals", true, part.intervals()));
    return new Run(files, problems, grid, loops.all(), Totals.of(series), findings);
  }

  /** Of events that are older than the intervals there is no time line. */
  private static Grid grid(RecentIntervals intervals, Findings findings) {
    double start = intervals.startSeconds();
    double end = intervals.endSeconds();
    if (start > end) {
      start = findings.startSeconds();
      end = findings.endSeconds();
    }
    return start <= end ? Grid.of(start, end, intervals.intervalSeconds()) : Grid.of(0, 0, 0);
  }

  private static void add(LoopTable loops, SeriesKey key, Series series) {
    if (!key.loop().isEmpty()) {
      loops.ofTag(key.process(), key.loop()).add(key.measure(), series);
    }
  }
}
