// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.DurationText;
import io.loopwatch.report.PercentText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a run comes to, in plain words, what matters most first: {@code Loop 3 was late 4 % of the
 * time; 81 % of what blocked it is Orders.load.}
 */
public final class Summary {
  private static final int MOST_LOOPS = 3;
  private static final double LATE_ENOUGH = 0.001;
  private static final int MOST_NAMED = 3;

  /** What is worth a sentence of its own. */
  private static final double GOOD_PART = 0.2;

  private static final Comparator<LoopRun> WORST_FIRST =
      Comparator.comparingDouble(Summary::lateOrNothing)
          .thenComparingLong(LoopRun::blockedNanos)
          .reversed();

  private final Run run;
  private final LoopNames names;
  private final List<Culprit> culprits;
  private final List<Sentence> sentences = new ArrayList<>();

  private Summary(Run run) {
    this.run = run;
    names = new LoopNames(run.loops());
    culprits = run.culprits();
  }

  /** At least one sentence. */
  public static List<Sentence> of(Run run) {
    Summary summary = new Summary(run);
    summary.all();
    return summary.sentences;
  }

  private void all() {
    if (run.loops().isEmpty()) {
      add("These files tell of no loop.");
      return;
    }
    stalls();
    run.loops().stream()
        .filter(loop -> loop.stalls() > 0 || lateOrNothing(loop) >= LATE_ENOUGH)
        .sorted(WORST_FIRST)
        .limit(MOST_LOOPS)
        .forEach(this::loop);
    pauses();
    starvations();
    sites("Blocking calls", "call", run.blocking());
    sites("Pinned virtual threads kept their carriers", "pin", run.pins());
    dropped();
    lag();
  }

  private void stalls() {
    if (!run.hasEvents()) {
      add("Of stalls nothing is known: no event log was given.");
      return;
    }
    long count = run.count("stall", "iteration");
    if (count == 0) {
      add("No loop was blocked for longer than its threshold.");
      return;
    }
    long loops = run.loops().stream().filter(loop -> loop.stalls() > 0).count();
    long total = run.loops().stream().mapToLong(LoopRun::blockedNanos).sum();
    long longest = culprits.stream().mapToLong(Culprit::maxNanos).max().orElse(0);
    List<Culprit> code = culprits.stream().filter(Culprit::isOfCode).toList();
    sentences.add(
        new Sentence(
            of(loops, run.loops().size())
                + (loops == 1 ? " was" : " were")
                + " blocked "
                + times(count)
                + ", for "
                + DurationText.of(total)
                + (count == 1 ? "" : " in all and " + DurationText.of(longest) + " at most")
                + blame(code, Culprit::totalNanos, total, "that")
                + ".",
            -1,
            code.isEmpty() ? -1 : culprits.indexOf(code.get(0))));
  }

  private static String of(long part, int all) {
    return part == all
        ? (all == 1 ? "The only loop" : "All " + all + " loops")
        : part + " of " + all + " loops";
  }

  private static String times(long count) {
    return count == 1 ? "once" : count + " times";
  }

  /** One culprit where it has a good part; else the first three. */
  private static String blame(
      List<Culprit> sorted, ToLongFunction<Culprit> nanos, long total, String ofWhat) {
    if (sorted.isEmpty()) {
      return "";
    }
    Culprit worst = sorted.get(0);
    if (sorted.size() == 1 || nanos.applyAsLong(worst) >= total * GOOD_PART) {
      String share = PercentText.of(nanos.applyAsLong(worst), total);
      return "; " + share + " of " + ofWhat + " is " + worst.shortName() + because(worst);
    }
    return sorted.stream()
        .limit(MOST_NAMED)
        .map(each -> each.shortName() + " (" + PercentText.of(nanos.applyAsLong(each), total) + ")")
        .collect(
            Collectors.joining(
                ", ", "; " + sorted.size() + " culprits share " + ofWhat + ", first ", ""));
  }

  private static String because(Culprit culprit) {
    String operation = culprit.operation();
    if (culprit.place() == null || operation == null) {
      return "";
    }
    return " (" + culprit.cause() + ", " + operation + ")";
  }

  private void loop(LoopRun loop) {
    StringBuilder text = new StringBuilder(names.of(loop));
    if (lateOrNothing(loop) >= LATE_ENOUGH) {
      text.append(" was late ")
          .append(PercentText.of(loop.late()))
          .append(" of the time (a task waited longer than ")
          .append(DurationText.of(loop.thresholds().lagNanos()))
          .append(')');
    } else {
      text.append(" was blocked ").append(times(loop.stalls()));
      text.append(", for ").append(DurationText.of(loop.blockedNanos()));
    }
    List<Culprit> own =
        culprits.stream()
            .filter(culprit -> culprit.isOfCode() && culprit.nanosOn(loop) > 0)
            .sorted(Comparator.<Culprit>comparingLong(each -> each.nanosOn(loop)).reversed())
            .toList();
    text.append(blame(own, each -> each.nanosOn(loop), loop.blockedNanos(), "what blocked it"));
    int worst = own.isEmpty() ? -1 : culprits.indexOf(own.get(0));
    sentences.add(new Sentence(text.append('.').toString(), loop.index(), worst));
  }

  private void pauses() {
    long nanos =
        culprits.stream()
            .filter(culprit -> !culprit.isOfCode())
            .mapToLong(Culprit::totalNanos)
            .sum();
    if (nanos > 0) {
      add(DurationText.of(nanos) + " of it were pauses, which are no code's.");
    }
  }

  private void starvations() {
    long count = run.count("starvation");
    if (count > 0) {
      add("All carriers of virtual threads were held at once " + times(count) + ".");
    }
  }

  private void sites(String what, String one, List<Site> sites) {
    if (sites.isEmpty()) {
      return;
    }
    long nanos = sites.stream().mapToLong(Site::totalNanos).sum();
    long count = sites.stream().mapToLong(Site::count).sum();
    Site worst = sites.get(0);
    String place = worst.place();
    add(
        what
            + (one.equals("call") ? " on loops took " : " for ")
            + DurationText.of(nanos)
            + " in "
            + count
            + " "
            + one
            + (count == 1 ? "" : "s")
            + "; "
            + PercentText.of(worst.totalNanos(), nanos)
            + " of that is "
            + worst.operation()
            + (place == null ? "" : " at " + place)
            + ".");
  }

  private void dropped() {
    long count = run.count("dropped");
    if (count > 0) {
      add(count + (count == 1 ? " failure was" : " failures were") + " never looked at.");
    }
  }

  private void lag() {
    Histogram lag = run.total(Measure.LAG);
    if (lag != null && lag.getTotalCount() > 0) {
      add(
          "On all loops together a task waited "
              + DurationText.of(lag.getValueAtPercentile(50))
              + " for its turn at the median, "
              + DurationText.of(lag.getValueAtPercentile(99))
              + " in one of a hundred, "
              + DurationText.of(lag.getMaxValue())
              + " at most.");
    }
  }

  private static double lateOrNothing(LoopRun loop) {
    double late = loop.late();
    return Double.isNaN(late) ? 0 : late;
  }

  private void add(@Nullable String text) {
    sentences.add(new Sentence(String.valueOf(text)));
  }
}
