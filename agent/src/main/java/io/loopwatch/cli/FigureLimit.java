// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.report.DurationText;
import io.loopwatch.run.LoopNames;
import io.loopwatch.run.LoopRun;
import io.loopwatch.run.Measure;
import io.loopwatch.run.Run;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A figure of each loop's histogram that is to be no longer than this.
 *
 * @param text as it was given
 * @param loops which
 * @param measure what is counted
 * @param statistic which figure
 * @param maxNanos the longest that it may be
 */
record FigureLimit(
    String text, CheckedLoops loops, Measure measure, Statistic statistic, long maxNanos)
    implements Limit {
  private record Found(String loop, long nanos, boolean isOver) {}

  @Override
  public Verdict judge(Run run) throws UnusableException {
    if (!run.hasHistograms()) {
      throw new UnusableException("'" + text + "' cannot be checked: no histogram log was given");
    }
    String what = "a histogram of " + measure.label();
    LoopNames names = new LoopNames(run.loops());
    List<Found> found =
        loops.of(run, this, what, this::has).stream()
            .map(loop -> found(loop, names))
            .sorted(Comparator.comparingLong(Found::nanos).reversed())
            .toList();
    List<Found> over = found.stream().filter(Found::isOver).toList();
    String worst = DurationText.of(found.get(0).nanos()) + " on " + found.get(0).loop();
    if (over.isEmpty()) {
      return new Verdict(true, of(found.size()) + ", at most " + worst, List.of());
    }
    String summary = over.size() + " of " + of(found.size()) + " over " + DurationText.of(maxNanos);
    return new Verdict(
        false,
        summary,
        over.stream().map(each -> each.loop() + ": " + DurationText.of(each.nanos())).toList());
  }

  private boolean has(LoopRun loop) {
    Histogram histogram = loop.histogram(measure);
    return histogram != null && histogram.getTotalCount() > 0;
  }

  private Found found(LoopRun loop, LoopNames names) {
    Histogram histogram = loop.histogram(measure);
    if (histogram == null) {
      throw new IllegalArgumentException("asked of loops that have it");
    }
    boolean isOver = statistic.leastNanos(histogram) > maxNanos;
    return new Found(names.of(loop), statistic.nanos(histogram), isOver);
  }

  static String of(int loops) {
    return loops == 1 ? "1 loop" : loops + " loops";
  }
}
