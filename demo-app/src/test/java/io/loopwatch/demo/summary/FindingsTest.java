// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.summary;

import static org.assertj.core.api.Assertions.assertThat;

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

class FindingsTest {
  private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
  private static final Duration LONG = Duration.ofMillis(200);

  private final List<CallRecord> calls = new ArrayList<>();
  private final List<Report> reports = new ArrayList<>();
  private Instant now = BEGIN;

  /**
   * A run in which everything is as it should be: each right form, then each wrong one with its
   * report.
   */
  private void goodRun() {
    Pitfalls.all().forEach(it -> call(Phase.RIGHT, it));
    for (Pitfall<?> pitfall : Pitfalls.all()) {
      CallRecord call = call(Phase.WRONG, pitfall);
      reports.add(report(pitfall, call.start(), pitfall.home().getName()));
    }
  }

  private CallRecord call(Phase phase, Pitfall<?> pitfall) {
    CallRecord call =
        new CallRecord(phase, pitfall.framework(), pitfall.pattern(), now, now.plus(LONG));
    calls.add(call);
    now = now.plusSeconds(1);
    return call;
  }

  private Report report(Pitfall<?> pitfall, Instant begin, String culprit) {
    return report(pitfall, pitfall.pattern().shows().eventType(), begin, culprit, "cpu");
  }

  private Report report(
      Pitfall<?> pitfall, String type, Instant begin, String culprit, String cause) {
    return new Report(
        reports.size() + 1,
        type,
        pitfall.framework().threadPrefix() + "1",
        begin,
        LONG,
        Optional.of(cause).filter(it -> !it.isEmpty()),
        Optional.empty(),
        Optional.of(new StackTraceElement(culprit, "wrong", "X.java", 1)));
  }

  private static Pitfall<?> pitfall(Framework framework, Pattern pattern) {
    return Pitfalls.all().stream()
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
        .hasSize(1 + Pitfalls.all().size())
        .anyMatch(
            it ->
                it.matches(
                    "sleep +vertx +stall: cpu at X.java:1 +1 of 1 +200 ms +silent, 1 calls"));
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

  @Test
  void aTurnThatBlamesAnotherClass_isAMiss() {
    goodRun();
    Pitfall<?> flood = pitfall(Framework.NETTY, Pattern.FLOOD);
    Report own = reports.stream().filter(it -> it.blames(flood)).findFirst().orElseThrow();
    replace(flood, report(flood, own.begin(), "com.acme.Other"));
    assertThat(findings().isGood()).isFalse();
  }

  @Test
  void aTurnThatBlamesNobody_isCaught() {
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
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    replace(flood, blameless);
    assertThat(findings().isGood()).isTrue();
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
  void aStallThatNobodyIsBlamedForAndTheLagBehindIt_areToldAndNoFailure() {
    goodRun();
    Pitfall<?> file = pitfall(Framework.NETTY, Pattern.FILE);
    reports.add(report(file, "stall", BEGIN, file.home().getName(), "unknown"));
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
