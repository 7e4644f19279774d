// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.summary;

import io.loopwatch.demo.Pitfall;
import io.loopwatch.demo.Pitfalls;
import io.loopwatch.demo.Shows;
import io.loopwatch.demo.load.CallRecord;
import io.loopwatch.demo.load.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Lays the reports of a run beside its calls. Both have the wall clock of the same process. */
final class Judge {
  /** What the two readings of the wall clock, the client's and the loop's, may lie apart. */
  private static final Duration TOLERANCE = Duration.ofMillis(20);

  /** How much later than the answer a background job may fail. */
  private static final Duration BACKGROUND = Duration.ofMillis(500);

  private final List<CallRecord> calls;
  private final List<Report> reports;
  private final int java;

  /**
   * A judge of one run.
   *
   * @param java the feature version of the JDK that it was made on
   */
  Judge(List<CallRecord> calls, List<Report> reports, int java) {
    this.calls = calls;
    this.reports = reports;
    this.java = java;
  }

  /** What became of this pitfall. */
  Verdict verdict(Pitfall<?> pitfall) {
    List<CallRecord> wrong = calls(pitfall, Phase.WRONG);
    boolean isWrongHere = pitfall.expected().appliesOn(java);
    List<Report> expected =
        reports.stream()
            .filter(it -> isWrongHere ? Match.is(it, pitfall, java) : it.blames(pitfall))
            .toList();
    return new Verdict(
        pitfall,
        isWrongHere,
        wrong.size(),
        wrong.stream().filter(it -> expected.stream().anyMatch(meets(it))).count(),
        expected.stream()
            .filter(it -> wrong.stream().anyMatch(call -> meets(call).test(it)))
            .toList(),
        calls(pitfall, Phase.RIGHT).size(),
        of(pitfall, falseAlarms()),
        of(pitfall, holdUps()));
  }

  private static List<Report> of(Pitfall<?> pitfall, List<Report> reports) {
    return reports.stream()
        .filter(it -> it.isOf(pitfall.framework()) && it.blames(pitfall))
        .toList();
  }

  /** Reports of anything that happened while the calls of this phase ran. */
  List<Report> during(Phase phase) {
    List<CallRecord> ofPhase = calls.stream().filter(it -> it.phase() == phase).toList();
    if (ofPhase.isEmpty()) {
      return List.of();
    }
    Instant begin =
        ofPhase.stream().map(CallRecord::start).min(Comparator.naturalOrder()).orElseThrow();
    Instant end =
        ofPhase.stream().map(CallRecord::end).max(Comparator.naturalOrder()).orElseThrow();
    return reports.stream().filter(it -> overlap(it, begin, end)).toList();
  }

  /** Reports that put blame on something while nothing but right forms ran. */
  List<Report> falseAlarms() {
    return during(Phase.RIGHT).stream().filter(it -> it.isBlame() && !isWaitForOther(it)).toList();
  }

  /** Reports of loops that the machine, and no code, held up while nothing but right forms ran. */
  List<Report> holdUps() {
    return during(Phase.RIGHT).stream().filter(it -> !falseAlarms().contains(it)).toList();
  }

  /** Whether it is the lag behind a callback or turn that nobody is blamed for. */
  private boolean isWaitForOther(Report lag) {
    return lag.type().equals("lag")
        && reports.stream()
            .filter(it -> !it.isBlame() && it.loop().equals(lag.loop()))
            .anyMatch(it -> overlap(it, lag.begin(), lag.end()));
  }

  /**
   * Reports of what happened outside the calls of right and wrong forms: at start, warm-up and
   * shutdown.
   */
  List<Report> around() {
    Predicate<Report> measured =
        it -> during(Phase.RIGHT).contains(it) || during(Phase.WRONG).contains(it);
    return reports.stream().filter(measured.negate()).toList();
  }

  /** Reports that no call of a wrong form explains, though only such calls were made. */
  List<Report> stray() {
    return during(Phase.WRONG).stream()
        .filter(it -> calls.stream().noneMatch(call -> meets(call).test(it)))
        .toList();
  }

  /** Reports that blame a form that was not called then, while wrong forms were. */
  List<Report> misplaced() {
    return during(Phase.WRONG).stream()
        .filter(it -> Pitfalls.all().stream().anyMatch(form -> isMisplaced(it, form)))
        .toList();
  }

  private boolean isMisplaced(Report report, Pitfall<?> form) {
    return report.isOf(form.framework())
        && report.blames(form)
        && calls(form, Phase.WRONG).stream().noneMatch(call -> meets(call).test(report));
  }

  private List<CallRecord> calls(Pitfall<?> pitfall, Phase phase) {
    return calls.stream()
        .filter(it -> it.phase() == phase)
        .filter(it -> it.framework() == pitfall.framework() && it.pattern() == pitfall.pattern())
        .toList();
  }

  /** Whether it is of that call, by loop and time. */
  private static Predicate<Report> meets(CallRecord call) {
    return report ->
        report.isOf(call.framework()) && overlap(report, call.start(), end(report, call));
  }

  private static Instant end(Report report, CallRecord call) {
    boolean isLate = report.type().equals(Shows.DROPPED.eventType());
    return isLate ? call.end().plus(BACKGROUND) : call.end();
  }

  private static boolean overlap(Report report, Instant begin, Instant end) {
    return report.begin().isBefore(end.plus(TOLERANCE))
        && report.end().isAfter(begin.minus(TOLERANCE));
  }
}
