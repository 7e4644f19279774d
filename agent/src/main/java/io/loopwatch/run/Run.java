// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What a set of files says. Immutable once read. */
public final class Run {
  private static final Comparator<Culprit> LONGEST_FIRST =
      Comparator.comparingLong(Culprit::totalNanos).reversed();

  private final List<RunFile> files;
  private final List<String> problems;
  private final Grid grid;
  private final List<LoopRun> loops;
  private final Map<Measure, Histogram> totals;
  private final Findings findings;
  private final List<Culprit> culprits;

  Run(
      List<RunFile> files,
      List<String> problems,
      Grid grid,
      List<LoopRun> loops,
      Map<Measure, Histogram> totals,
      Findings findings) {
    this.files = List.copyOf(files);
    this.problems = List.copyOf(problems);
    this.grid = grid;
    this.loops = loops;
    this.totals = totals;
    this.findings = findings;
    culprits = findings.culprits.all();
  }

  /** What was read; event logs first. */
  public List<RunFile> files() {
    return files;
  }

  /** What could not be read, each with file and line. */
  public List<String> problems() {
    return problems;
  }

  /** Whether an event log was among the files: else nothing is known of stalls and calls. */
  public boolean hasEvents() {
    return files.stream().anyMatch(file -> !file.isHistograms());
  }

  /** Whether a histogram log was among the files. */
  public boolean hasHistograms() {
    return files.stream().anyMatch(RunFile::isHistograms);
  }

  /** The time line. */
  public Grid grid() {
    return grid;
  }

  /** All loops, in the order in which they were found. */
  public List<LoopRun> loops() {
    return loops;
  }

  /** All loops together; null where nothing was counted. */
  public @Nullable Histogram total(Measure measure) {
    return totals.get(measure);
  }

  /** What stalls were due to, most time first. */
  public List<Culprit> culprits() {
    return culprits.stream().sorted(LONGEST_FIRST).toList();
  }

  /** In the order that {@link StallRow#culprit()} counts in. */
  List<Culprit> culpritsAsFound() {
    return culprits;
  }

  /** Blocking calls by place, most time first. */
  public List<Site> blocking() {
    return findings.blocking.all();
  }

  /** Pins of virtual threads by place, most time first. */
  public List<Site> pins() {
    return findings.pins.all();
  }

  /** All samples of all stalls. */
  public SampleTree samples() {
    return findings.samples;
  }

  /** How many things of these types of events there were. */
  public long count(String... types) {
    return findings.count(Stream.of(types));
  }

  List<StallRow> stalls() {
    return findings.stalls();
  }

  List<Episode> episodes() {
    return findings.episodes();
  }
}
