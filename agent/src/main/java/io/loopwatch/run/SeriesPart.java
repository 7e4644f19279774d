// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.FilledBuckets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One series in one block of a log: the steps that lie in it are summed up, its first and its last
 * one may go on in the blocks beside it. Used by one thread at a time.
 */
final class SeriesPart {
  private final Counts inner = new Counts();
  private final List<Figures> figures = new ArrayList<>();
  private @Nullable Counts first;
  private int firstStep;
  private Counts last = new Counts();
  private int lastStep = -1;
  private double startSeconds = Double.POSITIVE_INFINITY;
  private double endSeconds;

  void add(int step, double start, double end, FilledBuckets line) {
    startSeconds = Math.min(startSeconds, start);
    endSeconds = Math.max(endSeconds, end);
    if (step != lastStep) {
      turn(step);
    }
    last.add(line);
  }

  private void turn(int step) {
    if (lastStep >= 0 && first == null) {
      first = last;
      firstStep = lastStep;
      last = new Counts();
    } else if (lastStep >= 0) {
      figures.add(Figures.of(lastStep, last));
      inner.add(last);
      last.clear();
    }
    lastStep = step;
  }

  /** Goes on with a series where the block before has left it. */
  void addTo(Series series) {
    series.live(startSeconds, endSeconds);
    if (first != null) {
      series.add(firstStep, first);
    }
    figures.forEach(series::add);
    series.addTotal(inner);
    series.add(lastStep, last);
  }
}
