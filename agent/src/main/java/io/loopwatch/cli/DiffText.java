// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.report.DurationText;
import io.loopwatch.report.OneLine;
import io.loopwatch.run.CulpritDiff;
import io.loopwatch.run.LoopDiff;
import io.loopwatch.run.LoopSide;
import io.loopwatch.run.Measure;
import io.loopwatch.run.Run;
import io.loopwatch.run.RunDiff;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Two runs side by side in a terminal: percentiles, loops, culprits. */
final class DiffText {
  private static final int MOST_ROWS = 20;
  private static final double LEAST_NANOS = 1_000;
  private static final double[] PERCENTILES = {50, 99, 100};

  private final RunDiff diff;
  private final List<LoopDiff> loops;
  private final StringBuilder text = new StringBuilder();

  private DiffText(RunDiff diff) {
    this.diff = diff;
    this.loops = diff.loops();
  }

  static String of(RunDiff diff) {
    DiffText text = new DiffText(diff);
    text.all();
    return text.text.toString();
  }

  private void all() {
    head("before", diff.before());
    head("after", diff.after());
    diff.measures().forEach(this::measure);
    loops();
    if (diff.hasEvents()) {
      culprits();
    }
  }

  private void head(String name, Run run) {
    text.append(name).append(": ").append(FigureLimit.of(run.loops().size()));
    text.append(", ").append(DurationText.of(Math.round(RunDiff.seconds(run) * 1e9)));
    if (run.hasEvents()) {
      long stalls = run.count("stall", "iteration");
      text.append(", ").append(stalls).append(stalls == 1 ? " stall" : " stalls");
    }
    text.append('\n');
  }

  private void title(String title, int rows) {
    text.append('\n').append(title);
    text.append(rows > MOST_ROWS ? ", the first " + MOST_ROWS + " of " + rows : "").append('\n');
  }

  private void measure(Measure measure) {
    List<LoopDiff> with =
        loops.stream()
            .filter(loop -> has(loop.before(), measure) || has(loop.after(), measure))
            .sorted(Comparator.<LoopDiff>comparingLong(loop -> worst(loop, measure)).reversed())
            .toList();
    title(measure.label(), with.size());
    TextTable table =
        new TextTable(
            "loop ", "p50", "after", "change", "p99", "after", "change", "max", "after", "change");
    table.row(row("all", diff.before().total(measure), diff.after().total(measure)));
    for (LoopDiff loop : with.subList(0, Math.min(MOST_ROWS, with.size()))) {
      table.row(
          row(OneLine.of(loop.name()), of(loop.before(), measure), of(loop.after(), measure)));
    }
    text.append(table);
  }

  private static boolean has(@Nullable LoopSide side, Measure measure) {
    return of(side, measure) != null;
  }

  private static @Nullable Histogram of(@Nullable LoopSide side, Measure measure) {
    return side == null ? null : side.histogram(measure);
  }

  private static long worst(LoopDiff loop, Measure measure) {
    return Math.max(nanos(of(loop.before(), measure), 99), nanos(of(loop.after(), measure), 99));
  }

  /** −1 where nothing was counted. */
  private static long nanos(@Nullable Histogram histogram, double percentile) {
    return histogram == null ? -1 : histogram.getValueAtPercentile(percentile);
  }

  private static Object[] row(String name, @Nullable Histogram before, @Nullable Histogram after) {
    List<Object> cells = new ArrayList<>();
    cells.add(name);
    for (double percentile : PERCENTILES) {
      long ofBefore = nanos(before, percentile);
      long ofAfter = nanos(after, percentile);
      cells.add(ofBefore < 0 ? "" : DurationText.of(ofBefore));
      cells.add(ofAfter < 0 ? "" : DurationText.of(ofAfter));
      cells.add(ofBefore < 0 || ofAfter < 0 ? "" : change(ofBefore, ofAfter));
    }
    return cells.toArray();
  }

  /** What is shorter than a histogram counts is as long as the shortest that it does. */
  private static String change(long before, long after) {
    return ratio((double) Math.max(LEAST_NANOS, after) / Math.max(LEAST_NANOS, before));
  }

  private void loops() {
    title("loops", loops.size());
    TextTable table =
        new TextTable(
            "loop ", "loops", "after", "busy", "after", "late", "after", "stalls", "after",
            "blocked", "after");
    for (LoopDiff loop : loops.subList(0, Math.min(MOST_ROWS, loops.size()))) {
      List<Object> before = cells(loop.before(), diff.before());
      List<Object> after = cells(loop.after(), diff.after());
      List<Object> cells = new ArrayList<>(List.of(OneLine.of(loop.name())));
      for (int i = 0; i < before.size(); i++) {
        cells.add(before.get(i));
        cells.add(after.get(i));
      }
      table.row(cells.toArray());
    }
    text.append(table);
  }

  private static List<Object> cells(@Nullable LoopSide side, Run run) {
    if (side == null) {
      return List.of("", "", "", "", "");
    }
    boolean isKnown = run.hasEvents();
    return List.of(
        side.loops(),
        part(side.utilization()),
        part(side.late()),
        isKnown ? Long.toString(side.stalls()) : "",
        isKnown && side.stalls() > 0 ? DurationText.of(side.blockedNanos()) : "");
  }

  private void culprits() {
    List<CulpritDiff> culprits = diff.culprits();
    if (culprits.isEmpty()) {
      return;
    }
    title("culprits, by time lost", culprits.size());
    TextTable table =
        new TextTable("lost", "after", "change", "stalls", "after", "cause ", "what ");
    for (CulpritDiff culprit : culprits.subList(0, Math.min(MOST_ROWS, culprits.size()))) {
      table.row(
          culprit.isNew() ? "" : DurationText.of(culprit.beforeNanos()),
          culprit.isGone() ? "" : DurationText.of(culprit.afterNanos()),
          change(culprit),
          culprit.beforeCount(),
          culprit.afterCount(),
          OneLine.of(culprit.cause()),
          OneLine.of(culprit.label()));
    }
    text.append(table);
  }

  private String change(CulpritDiff culprit) {
    if (culprit.isNew() || culprit.isGone()) {
      return culprit.isNew() ? "new" : "gone";
    }
    double change = diff.change(culprit);
    return Double.isNaN(change) ? "" : ratio(change);
  }

  /** As a factor; what cannot be told apart is the same. */
  static String ratio(double ratio) {
    if (RunDiff.isSame(ratio)) {
      return "=";
    }
    String format = ratio >= 9.95 ? "×%.0f" : ratio >= 0.095 ? "×%.1f" : "×%.2g";
    String shown = ratio > 0.9 && ratio < 1.1 ? "×%.2f" : format;
    return String.format(Locale.ROOT, shown, ratio);
  }

  private static String part(double part) {
    return Double.isNaN(part) ? "" : Amounts.percent(part);
  }
}
