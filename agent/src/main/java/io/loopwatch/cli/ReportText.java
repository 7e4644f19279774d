// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.report.DurationText;
import io.loopwatch.report.FrameText;
import io.loopwatch.report.LoggedPin;
import io.loopwatch.report.OneLine;
import io.loopwatch.report.PercentText;
import io.loopwatch.run.Culprit;
import io.loopwatch.run.LoopNames;
import io.loopwatch.run.LoopRun;
import io.loopwatch.run.Measure;
import io.loopwatch.run.Run;
import io.loopwatch.run.Sentence;
import io.loopwatch.run.Site;
import io.loopwatch.run.Summary;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A run in a terminal: summary, loops, culprits, blocking calls, pins. */
final class ReportText {
  /** A terminal shows no more at once; the page has all. */
  private static final int MOST_ROWS = 20;

  private static final Comparator<LoopRun> WORST_FIRST =
      Comparator.<LoopRun>comparingLong(loop -> percentile(loop, Measure.LAG, 99))
          .thenComparingDouble(loop -> Double.isNaN(loop.utilization()) ? 0 : loop.utilization())
          .reversed();

  private final Run run;
  private final StringBuilder text = new StringBuilder();

  private ReportText(Run run) {
    this.run = run;
  }

  static String of(Run run) {
    ReportText report = new ReportText(run);
    report.all();
    return report.text.toString();
  }

  private void all() {
    for (Sentence sentence : Summary.of(run)) {
      text.append(OneLine.of(sentence.text())).append('\n');
    }
    loops();
    culprits();
    sites("Blocking calls", "calls", run.blocking());
    sites("Pins", "pins", run.pins());
  }

  private void title(String title, int all) {
    text.append('\n').append(title);
    text.append(all > MOST_ROWS ? ", the first " + MOST_ROWS + " of " + all : "").append('\n');
  }

  private void loops() {
    List<LoopRun> loops = run.loops();
    if (loops.isEmpty()) {
      return;
    }
    title("Loops, by lag and utilization", loops.size());
    LoopNames names = new LoopNames(loops);
    TextTable table =
        new TextTable(
            "loop ",
            "busy",
            "late",
            "lag p50",
            "p99",
            "max",
            "callback p50",
            "p99",
            "max",
            "stalls",
            "blocked");
    loops.stream()
        .sorted(WORST_FIRST)
        .limit(MOST_ROWS)
        .forEach(loop -> table.row(cells(loop, names)));
    text.append(table);
  }

  private static Object[] cells(LoopRun loop, LoopNames names) {
    Measure callback = loop.isCarriers() ? Measure.MOUNT : Measure.CALLBACK;
    return new Object[] {
      OneLine.of(names.of(loop)),
      percent(loop.utilization()),
      percent(loop.late()),
      duration(loop, Measure.LAG, 50),
      duration(loop, Measure.LAG, 99),
      duration(loop, Measure.LAG, 100),
      duration(loop, callback, 50),
      duration(loop, callback, 99),
      duration(loop, callback, 100),
      loop.stalls(),
      loop.stalls() == 0 ? "" : DurationText.of(loop.blockedNanos())
    };
  }

  private void culprits() {
    List<Culprit> culprits = run.culprits();
    if (culprits.isEmpty()) {
      return;
    }
    title("Culprits, by time lost", culprits.size());
    long total = culprits.stream().mapToLong(Culprit::totalNanos).sum();
    TextTable table = new TextTable("lost", "share", "stalls", "longest", "cause ", "what ");
    for (Culprit culprit : culprits.subList(0, Math.min(MOST_ROWS, culprits.size()))) {
      table.row(
          DurationText.of(culprit.totalNanos()),
          percent(total == 0 ? 0 : (double) culprit.totalNanos() / total),
          culprit.count(),
          DurationText.of(culprit.maxNanos()),
          OneLine.of(culprit.cause()),
          OneLine.of(culprit.label()));
    }
    text.append(table);
  }

  private void sites(String title, String what, List<Site> sites) {
    if (sites.isEmpty()) {
      return;
    }
    title(title + ", by time", sites.size());
    TextTable table = new TextTable("time", what, "p50", "p99", "longest", "what ");
    for (Site site : sites.subList(0, Math.min(MOST_ROWS, sites.size()))) {
      table.row(
          DurationText.of(site.totalNanos()),
          site.count(),
          DurationText.of(site.p50Nanos()),
          DurationText.of(site.p99Nanos()),
          DurationText.of(site.maxNanos()),
          OneLine.of(site.operation()) + at(site.place()) + pinned(site.pinned()));
    }
    text.append(table);
  }

  private static String at(@Nullable String place) {
    return place == null ? "" : " at " + OneLine.of(place);
  }

  private static String pinned(@Nullable LoggedPin pin) {
    if (pin == null) {
      return "";
    }
    StackTraceElement frame = pin.frame();
    return ", pinned by "
        + OneLine.of(pin.reason())
        + (frame == null ? "" : " at " + FrameText.place(frame));
  }

  private static String duration(LoopRun loop, Measure measure, double percentile) {
    long nanos = percentile(loop, measure, percentile);
    return nanos < 0 ? "" : DurationText.of(nanos);
  }

  /** −1 where nothing was counted. */
  private static long percentile(LoopRun loop, Measure measure, double percentile) {
    Histogram histogram = loop.histogram(measure);
    return histogram == null ? -1 : histogram.getValueAtPercentile(percentile);
  }

  private static String percent(double part) {
    return Double.isNaN(part) ? "" : PercentText.of(part).replace("less than ", "<");
  }
}
