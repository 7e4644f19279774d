// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private static final String EVENTS =
      """
      {"type":"start","time":"2026-01-01T00:00:00Z","version":"1","options":{}}
      {"type":"stall","id":1,"phase":"ended","time":"2026-01-01T00:00:01Z","loop":"loop-1\\u001b[31m","loopKind":"netty","durationNanos":312000000,"thresholdNanos":100000000,"cause":"blocking","operation":"Thread.sleep","culprit":{"class":"com.acme.Orders","method":"load","file":"Orders.java","line":42},"stack":["java.base/java.lang.Thread.sleep(Thread.java:509)","com.acme.Orders.load(Orders.java:42)"],"samples":20}
      {"type":"blocking","id":3,"time":"2026-01-01T00:00:02Z","loop":"loop-1\\u001b[31m","loopKind":"netty","durationNanos":3100000,"thresholdNanos":1000000,"operation":"FileInputStream.read","kind":"file"}
      {"type":"pinned","id":4,"time":"2026-01-01T00:00:02Z","loop":"worker-1","loopKind":"carrier","durationNanos":31000000,"thresholdNanos":20000000,"operation":"Thread.sleep","kind":"pin","pinned":{"reason":"synchronized","frame":{"class":"com.acme.Orders","method":"total","file":"Orders.java","line":30}}}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private Path events;

  @BeforeEach
  void events() throws IOException {
    events = Files.writeString(folder.resolve("events.jsonl"), EVENTS);
  }

  private int run(Object... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "report";
    for (int i = 0; i < arguments.length; i++) {
      all[i + 1] = arguments[i].toString();
    }
    return Main.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        all);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tablesTellLoopsCulpritsCallsAndPins() {
    assertThat(run(events)).isZero();
    assertThat(err()).isEmpty();
    assertThat(out())
        .startsWith(
            "1 of 2 loops was blocked once, for 312 ms; 100 % of that is Orders.load"
                + " (blocking, Thread.sleep).\n")
        .contains("\nLoops, by lag and utilization\n", "\nCulprits, by time lost\n")
        .containsPattern(
            "312 ms +100 % +1 +312 ms +blocking +Thread.sleep at com.acme.Orders.load\\(")
        .containsPattern("3.1 ms +1 +3.1 ms +3.1 ms +3.1 ms +FileInputStream.read\n")
        .contains("Thread.sleep, pinned by synchronized at com.acme.Orders.total(Orders.java:30)");
  }

  /** A terminal must not be steered by a thread's name. */
  @Test
  void controlCharactersOfNamesAreWritten() {
    assertThat(run(events)).isZero();
    assertThat(out()).contains("loop-1\\u001b[31m").doesNotContain("\u001b");
  }

  @Test
  void jsonIsOneObject() {
    assertThat(run(events, "--json")).isZero();
    JsonObject report = JsonParser.parseString(out()).getAsJsonObject();
    assertThat(
            report.getAsJsonArray("culprits").get(0).getAsJsonObject().get("share").getAsDouble())
        .isEqualTo(1);
    assertThat(report.getAsJsonArray("blocking")).hasSize(1);
    assertThat(report.getAsJsonArray("pins")).hasSize(1);
  }

  @Test
  void collapsedStacksAreOutermostFirst() throws IOException {
    Path collapsed = folder.resolve("stacks.txt");
    assertThat(run(events, "--collapsed", collapsed)).isZero();
    assertThat(collapsed)
        .hasContent(
            "com.acme.Orders.load(Orders.java:42);java.base/java.lang.Thread.sleep(Thread.java:509)"
                + " 312000");
  }

  @Test
  void pageIsWritten_andItsPathTold() throws IOException {
    Path page = folder.resolve("report.html");
    assertThat(run(events, "-o", page)).isZero();
    assertThat(out()).endsWith("\nThe page: " + page + "\n");
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("Orders.load");
  }

  @Test
  void damagedLinesAreTold_andTheOthersShown() throws IOException {
    Files.writeString(events, "{\"type\":\n" + EVENTS);
    assertThat(run(events)).isZero();
    assertThat(err()).startsWith("loopwatch: " + events + ":1: is ").doesNotContain("\tat ");
    assertThat(out()).contains("312 ms");
  }

  @Test
  void missingFile_endsWith3() {
    assertThat(run(events, folder.resolve("run.hlog"))).isEqualTo(3);
    assertThat(err()).isEqualTo("loopwatch: " + folder.resolve("run.hlog") + " does not exist\n");
    assertThat(out()).isEmpty();
  }

  @Test
  void fileOfNeitherKind_endsWith3() throws IOException {
    Path other = Files.writeString(folder.resolve("pom.xml"), "<project>\n</project>\n");
    assertThat(run(other)).isEqualTo(3);
    assertThat(err())
        .contains(other + ":1: is not a line of a histogram log")
        .endsWith(other + " has neither an interval of a histogram log nor an event\n");
  }

  @Test
  void pageThatCannotBeWritten_endsWith3() {
    Path page = folder.resolve("missing").resolve("report.html");
    assertThat(run(events, "-o", page)).isEqualTo(3);
    assertThat(err())
        .isEqualTo("loopwatch: " + page + " could not be written: there is no such folder\n");
  }

  @Test
  void withoutAFile_isWrongUse() {
    assertThat(run()).isEqualTo(2);
    assertThat(err()).contains("FILE");
  }

  @Test
  void progressIsTold_onceItTakesASecond() {
    long[] now = {0};
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    try (ProgressLine line = new ProgressLine(new PrintWriter(stream, true), true, () -> now[0])) {
      line.at("run.hlog", 0.1);
      assertThat(err()).isEmpty();
      now[0] = 1_000_000_000L;
      line.at("run.hlog", 0.42);
      line.at("run.hlog", 0.43);
    }
    assertThat(err()).isEqualTo("\r\u001b[Kreading run.hlog: 42 %\r\u001b[K");
  }
}
