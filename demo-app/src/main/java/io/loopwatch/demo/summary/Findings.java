// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.summary;

import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pitfalls;
import io.loopwatch.demo.load.CallLog;
import io.loopwatch.demo.load.CallRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The whole comparison of a run: a verdict for each pitfall, and what belongs to none. */
public final class Findings {
  private final List<Verdict> verdicts;
  private final List<Report> falseAlarms;
  private final List<Report> holdUps;
  private final List<Report> misplaced;
  private final List<Report> stray;
  private final List<Report> around;

  private Findings(Judge judge) {
    verdicts = Pitfalls.on(Framework.here()).stream().map(judge::verdict).toList();
    falseAlarms = judge.falseAlarms();
    holdUps = judge.holdUps();
    misplaced = judge.misplaced();
    stray = judge.stray();
    around = judge.around();
  }

  /**
   * Reads what a run on this JDK left behind.
   *
   * @param events Loopwatch's event log
   * @param calls the demo's file of calls
   * @throws IOException if one cannot be read
   */
  public static Findings read(Path events, Path calls) throws IOException {
    return of(CallLog.read(calls), EventLog.read(events));
  }

  static Findings of(List<CallRecord> calls, List<Report> reports) {
    return new Findings(new Judge(calls, reports, Runtime.version().feature()));
  }

  /**
   * Whether each wrong call was flagged, no other form was blamed for it, and nothing was blamed
   * while right forms ran.
   */
  public boolean isGood() {
    return falseAlarms.isEmpty()
        && misplaced.isEmpty()
        && verdicts.stream().allMatch(Verdict::isGood);
  }

  /** The table, and the reports that are in none of its rows, for people. */
  public List<String> lines() {
    Table table = new Table();
    table.add("pattern", "server", "wrong: flagged as", "caught", "longest", "right");
    for (Verdict it : verdicts) {
      table.add(
          it.pitfall().pattern().label(),
          it.pitfall().framework().label(),
          it.isWrongHere() ? it.longest().map(Report::what).orElse("-") : "fine on this JDK",
          caught(it),
          it.longestDuration().toMillis() + " ms",
          right(it));
    }
    List<String> lines = new ArrayList<>(table.lines());
    list(lines, "FALSE ALARMS, reported while right forms ran:", falseAlarms);
    list(lines, "BLAMED IN ANOTHER'S PLACE, while wrong forms ran:", misplaced);
    list(lines, "reported while right forms ran, and no code blamed (a busy machine):", holdUps);
    list(lines, "reported between calls of wrong forms:", stray);
    list(lines, "reported at start, warm-up or shutdown:", around);
    return lines;
  }

  private static String caught(Verdict verdict) {
    if (!verdict.isWrongHere()) {
      return verdict.caught().isEmpty() ? "silent" : "FLAGGED " + verdict.caughtCalls();
    }
    String count = verdict.caughtCalls() + " of " + verdict.wrongCalls();
    return verdict.caughtCalls() == verdict.wrongCalls() ? count : count + " MISSED";
  }

  private static String right(Verdict verdict) {
    String calls = ", " + verdict.rightCalls() + " calls";
    if (!verdict.falseAlarms().isEmpty()) {
      return "FLAGGED " + verdict.falseAlarms().size() + calls;
    }
    return (verdict.holdUps().isEmpty() ? "silent" : "held up " + verdict.holdUps().size()) + calls;
  }

  private static void list(List<String> lines, String title, List<Report> reports) {
    if (reports.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title);
    for (Report it : reports) {
      lines.add(
          "  #%d %s %d ms, %s".formatted(it.id(), it.loop(), it.duration().toMillis(), it.what()));
    }
  }
}
