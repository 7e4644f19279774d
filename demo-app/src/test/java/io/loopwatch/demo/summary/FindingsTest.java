// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.demo.Expected;
import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pattern;
import io.loopwatch.demo.Pitfall;
import io.loopwatch.demo.Pitfalls;
import io.loopwatch.demo.load.CallRecord;
import io.loopwatch.demo.load.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
  private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
  private static final Duration LONG = Duration.ofMillis(200);

  private static final List<Pitfall<?>> PITFALLS = Pitfalls.on(Framework.here());

  private final List<CallRecord> calls = new ArrayList<>();
  private final List<Report> reports = new ArrayList<>();
  private Instant now = BEGIN;

  /**
   * A run in which everything is as it should be: each right form, then each wrong one with its
   * report.
   */
  private void goodRun() {
    PITFALLS.forEach(it -> call(Phase.RIGHT, it));
    for (Pitfall<?> pitfall : PITFALLS) {
      CallRecord call = call(Phase.WRONG, pitfall);
      if (pitfall.expected().appliesOn(Runtime.version().feature())) {
        reports.add(report(pitfall, call.start(), pitfall.home().getName()));
      }
    }
  }

  private CallRecord call(Phase phase, Pitfall<?> pitfall) {
    CallRecord call =
        new CallRecord(phase, pitfall.framework(), pitfall.pattern(), now, now.plus(LONG));
    calls.add(call);
    now = now.plusSeconds(1);
    return call;
  }

  /** As the table has it, but for the culprit's class. */
  private Report report(Pitfall<?> pitfall, Instant begin, String culprit) {
    Expected expected = pitfall.expected();
    return new Report(
        reports.size() + 1,
        expected.shows().eventType(),
        pitfall.framework().threadPrefix() + "1",
        begin,
        LONG,
        known(expected.cause()),
        known(expected.operation()),
        Optional.of(new StackTraceElement(culprit, expected.method(), "X.java", 1)),
        known(expected.hintOn(Runtime.version().feature())));
  }

  private static Optional<String> known(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  private Report report(
      Pitfall<?> pitfall, String type, Instant begin, String culprit, String cause) {
    return new Report(
        reports.size() + 1,
        type,
        pitfall.framework().threadPrefix() + "1",
        begin,
        LONG,
        known(cause),
        Optional.empty(),
        Optional.of(new StackTraceElement(culprit, "wrong", "X.java", 1)),
        Optional.empty());
  }

  private static Pitfall<?> pitfall(Framework framework, Pattern pattern) {
    return PITFALLS.stream()
        .filter(it -> it.framework() == framework && it.pattern() == pattern)
        .findFirst()
        .orElseThrow();
  }

  private void replace(Pitfall<?> pitfall, Report other) {
    reports.replaceAll(it -> it.blames(pitfall) ? other : it);
  }

  private Findings findings() {
    return Findings.of(calls, reports);
  }

  @Test
  void allCaughtAndSilent_isGood() {
    goodRun();
    assertThat(findings().isGood()).isTrue();
    assertThat(findings().lines())
        .hasSize(1 + PITFALLS.size())
        .anyMatch(
            it ->
                it.matches(
                    "sleep +vertx +stall: blocking, Thread.sleep at X.java:1 +1 of 1 +200 ms +silent,"
                        + " 1 calls"));
  }

  @Test
  void noReportOfOneWrongCall_isMissed() {
    goodRun();
    reports.remove(5);
    assertThat(findings().isGood()).isFalse();
    assertThat(findings().lines()).anyMatch(it -> it.contains("0 of 1 MISSED"));
  }

  @Test
  void aSecondCallWithoutReport_isMissed() {
    goodRun();
    call(Phase.WRONG, pitfall(Framework.NETTY, Pattern.CPU));
    assertThat(findings().isGood()).isFalse();
    assertThat(findings().lines()).anyMatch(it -> it.contains("1 of 2 MISSED"));
  }

  @Test
  void aReportThatBlamesAnotherClass_isAMiss() {
    goodRun();
    Pitfall<?> sleep = pitfall(Framework.VERTX, Pattern.SLEEP);
    Report own = reports.stream().filter(it -> it.blames(sleep)).findFirst().orElseThrow();
    replace(sleep, report(sleep, own.begin(), "com.acme.Other"));
    assertThat(findings().isGood()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cause", "operation", "method", "hint", "type"})
  void aReportThatSaysAnotherThing_isAMiss(String what) {
    goodRun();
    Pitfall<?> sleep = pitfall(Framework.VERTX, Pattern.SLEEP);
    Report own = reports.stream().filter(it -> it.blames(sleep)).findFirst().orElseThrow();
    String method = what.equals("method") ? "other" : "wrong";
    replace(
        sleep,
        new Report(
            own.id(),
            what.equals("type") ? "blocking" : own.type(),
            own.loop(),
            own.begin(),
            own.duration(),
            what.equals("cause") ? Optional.of("cpu") : own.cause(),
            what.equals("operation") ? Optional.empty() : own.operation(),
            Optional.of(new StackTraceElement(sleep.home().getName(), method, "X.java", 1)),
            what.equals("hint") ? Optional.of("do not") : own.hint()));
    assertThat(findings().isGood()).isFalse();
  }

  @Test
  void aHintMayNameAThread() {
    goodRun();
    Pitfall<?> lock = pitfall(Framework.VERTX, Pattern.LOCK);
    reports.replaceAll(
        it -> it.blames(lock) ? hinted(it, it.hint().orElseThrow().replace("*", "17")) : it);
    assertThat(findings().isGood()).isTrue();
  }

  private static Report hinted(Report report, String hint) {
    return new Report(
        report.id(),
        report.type(),
        report.loop(),
        report.begin(),
        report.duration(),
        report.cause(),
        report.operation(),
        report.culprit(),
        Optional.of(hint));
  }

  @Test
  void aFailureThatIsDroppedSoonAfterTheAnswer_isCaught() {
    goodRun();
    Pitfall<?> forget = pitfall(Framework.NETTY, Pattern.FORGET);
    Report own = reports.stream().filter(it -> it.blames(forget)).findFirst().orElseThrow();
    replace(forget, report(forget, own.end().plusMillis(300), forget.home().getName()));
    assertThat(findings().isGood()).isTrue();
  }

  @Test
  void aTurnThatBlamesAnotherClass_isAMiss() {
    goodRun();
    Pitfall<?> flood = pitfall(Framework.NETTY, Pattern.FLOOD);
    Report own = reports.stream().filter(it -> it.blames(flood)).findFirst().orElseThrow();
    replace(flood, report(flood, own.begin(), "com.acme.Other"));
    assertThat(findings().isGood()).isFalse();
  }

  @Test
  void aTurnThatBlamesNobody_isAMiss() {
    goodRun();
    Pitfall<?> flood = pitfall(Framework.NETTY, Pattern.FLOOD);
    Report own = reports.stream().filter(it -> it.blames(flood)).findFirst().orElseThrow();
    Report blameless =
        new Report(
            own.id(),
            own.type(),
            own.loop(),
            own.begin(),
            own.duration(),
            own.cause(),
            own.operation(),
            Optional.empty(),
            own.hint());
    replace(flood, blameless);
    assertThat(findings().isGood()).isFalse();
  }

  @Test
  void aReportOfAnotherTime_isAMissAndStray() {
    goodRun();
    Pitfall<?> sleep = pitfall(Framework.VERTX, Pattern.SLEEP);
    Report own = reports.stream().filter(it -> it.blames(sleep)).findFirst().orElseThrow();
    replace(sleep, report(sleep, own.begin().plusMillis(500), sleep.home().getName()));
    assertThat(findings().isGood()).isFalse();
    assertThat(findings().lines()).contains("reported between calls of wrong forms:");
  }

  @Test
  void aReportThatBlamesARightForm_isAFalseAlarm() {
    goodRun();
    Pitfall<?> file = pitfall(Framework.NETTY, Pattern.FILE);
    reports.add(report(file, BEGIN, file.home().getName()));
    assertThat(findings().isGood()).isFalse();
    assertThat(findings().lines()).anyMatch(it -> it.contains("FLAGGED 1, 1 calls"));
  }

  @Test
  void aReportThatBlamesNobodyWhileRightFormsRan_isAFalseAlarm() {
    goodRun();
    reports.add(report(pitfall(Framework.NETTY, Pattern.FILE), BEGIN, "com.acme.Other"));
    assertThat(findings().isGood()).isFalse();
    assertThat(findings().lines()).contains("FALSE ALARMS, reported while right forms ran:");
  }

  @Test
  void aStallOfUnknownCauseThatNamesALine_isAFalseAlarm() {
    goodRun();
    Pitfall<?> file = pitfall(Framework.NETTY, Pattern.FILE);
    reports.add(report(file, "stall", BEGIN, file.home().getName(), "unknown"));
    assertThat(findings().isGood()).isFalse();
  }

  @Test
  void aReportThatBlamesAnotherFormThanWasCalled_isAFailure() {
    goodRun();
    Pitfall<?> sleep = pitfall(Framework.VERTX, Pattern.SLEEP);
    Report own = reports.stream().filter(it -> it.blames(sleep)).findFirst().orElseThrow();
    Pitfall<?> lock = pitfall(Framework.VERTX, Pattern.LOCK);
    reports.add(report(lock, own.begin(), lock.home().getName()));
    assertThat(findings().isGood()).isFalse();
    assertThat(findings().lines()).contains("BLAMED IN ANOTHER'S PLACE, while wrong forms ran:");
  }

  @Test
  void aStallThatNobodyIsBlamedForAndTheLagBehindIt_areToldAndNoFailure() {
    goodRun();
    Pitfall<?> file = pitfall(Framework.NETTY, Pattern.FILE);
    reports.add(report(file, "stall", BEGIN, file.home().getName(), "descheduled"));
    reports.add(report(file, "lag", BEGIN.plusMillis(50), "com.acme.Other", ""));
    assertThat(findings().isGood()).isTrue();
    assertThat(findings().lines())
        .contains("reported while right forms ran, and no code blamed (a busy machine):")
        .anyMatch(it -> it.contains("held up 1, 1 calls"))
        .noneMatch(it -> it.contains("FLAGGED"));
  }

  @Test
  void aLagOfItsOwnWhileRightFormsRan_isAFalseAlarm() {
    goodRun();
    Pitfall<?> file = pitfall(Framework.NETTY, Pattern.FILE);
    reports.add(report(file, "lag", BEGIN.plusMillis(50), "com.acme.Other", ""));
    assertThat(findings().isGood()).isFalse();
  }

  @Test
  void aReportOfTheStart_isToldAndNoFailure() {
    goodRun();
    Pitfall<?> file = pitfall(Framework.NETTY, Pattern.FILE);
    reports.add(report(file, BEGIN.minusSeconds(10), "com.acme.Other"));
    assertThat(findings().isGood()).isTrue();
    assertThat(findings().lines()).contains("reported at start, warm-up or shutdown:");
  }

  @Test
  void aRunWithoutCalls_isNotGood() {
    assertThat(findings().isGood()).isFalse();
  }
}
