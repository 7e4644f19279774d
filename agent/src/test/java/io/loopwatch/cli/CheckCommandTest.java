// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
  @TempDir private Path folder;

  private PlayedLogs logs;

  @BeforeEach
  void setUp() {
    logs = new PlayedLogs(folder);
  }

  private Path twoLoops() {
    return logs.histograms(
        "run.hlog", PlayedLogs.loop("loop-1", 1, 2, 50), PlayedLogs.loop("loop-2", 1, 2, 140));
  }

  private Path stalls() {
    return logs.events(
        "run.jsonl",
        logs.sleep("loop-1", 120, 42),
        logs.sleep("loop-2", 310, 42),
        logs.gc("loop-2", 200));
  }

  @Test
  void limitsThatHold() {
    Cli check = Cli.run("check", twoLoops(), stalls(), "--max", "lag:max=1s", "--max", "stalls=3");

    assertThat(check.err()).isEmpty();
    assertThat(check.out())
        .isEqualTo(
            "ok      lag:max=1s: 2 loops, at most 141 ms on loop-2\n" + "ok      stalls=3: 3\n");
    assertThat(check.exitCode()).isZero();
  }

  @Test
  void figureThatIsOver_namesLoopFigureAndLimit() {
    Cli check = Cli.run("check", twoLoops(), "--max", "callback:max=100ms");

    assertThat(check.out())
        .isEqualTo(
            "FAILED  callback:max=100ms: 1 of 2 loops over 100 ms\n"
                + "          loop-2: 141 ms\n");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.err()).isEmpty();
  }

  /** A histogram knows 50 ms as 50.3 ms at most. */
  @Test
  void figureThatMayBeTheLimit_holds() {
    assertThat(Cli.run("check", twoLoops(), "--max", "loop-1:lag:max=50ms").exitCode()).isZero();
    assertThat(Cli.run("check", twoLoops(), "--max", "loop-1:lag:max=49ms").exitCode())
        .isEqualTo(1);
  }

  @Test
  void countThatIsOver_namesLoopsAndCulprits() {
    Cli check = Cli.run("check", stalls(), "--max", "stalls=0", "--max", "stalls.code=1");

    assertThat(check.out())
        .isEqualTo(
            "FAILED  stalls=0: 3\n"
                + "          430 ms in 2 × Thread.sleep at com.acme.Orders.load(Orders.java:42)\n"
                + "          200 ms in 1 × gc\n"
                + "          loop-2: 2\n"
                + "          loop-1: 1\n"
                + "FAILED  stalls.code=1: 2\n"
                + "          430 ms in 2 × Thread.sleep at com.acme.Orders.load(Orders.java:42)\n");
    assertThat(check.exitCode()).isEqualTo(1);
  }

  @Test
  void stallsOfSomeLoops() {
    Path stalls = stalls();
    assertThat(Cli.run("check", stalls, "--max", "loop-1:stalls=1").exitCode()).isZero();
    assertThat(Cli.run("check", stalls, "--max", "loop-*:stalls=2").out())
        .startsWith("FAILED  loop-*:stalls=2: 3\n          loop-2: 2\n");
  }

  @Test
  void parts() {
    Cli check = Cli.run("check", twoLoops(), "--max", "late=40%", "--max", "utilization=0%");

    assertThat(check.out())
        .startsWith(
            "ok      late=40%: 2 loops, at most 33.3 % on loop-2\nFAILED  utilization=0%: 2");
    assertThat(Cli.run("check", twoLoops(), "--max", "late=33%").out())
        .isEqualTo("FAILED  late=33%: 1 of 2 loops over 33 %\n          loop-2: 33.3 %\n");
  }

  @ParameterizedTest
  @CsvSource({
    "stalls=0, no event log was given",
    "loop-9:lag:p99=1s, 'no loop is called loop-9, but loop-1, loop-2'",
    "mount:p99=1s, of no such loop the files have a histogram of mount",
  })
  void whatTheFilesDoNotTell_isNoPass(String limit, String why) {
    Cli check = Cli.run("check", twoLoops(), "--max", limit);

    assertThat(check.err())
        .isEqualTo("loopwatch: '" + limit + "' cannot be checked: " + why + "\n");
    assertThat(check.out()).isEmpty();
    assertThat(check.exitCode()).isEqualTo(3);
  }

  @Test
  void eventLogTellsNoFigures() {
    Cli check = Cli.run("check", stalls(), "--max", "lag:p99=1s", "--max", "pins=0");

    assertThat(check.err()).contains("no histogram log was given");
    assertThat(check.out()).isEqualTo("ok      pins=0: 0\n");
    assertThat(check.exitCode()).isEqualTo(3);
  }

  /** What fails is known, whatever else is not. */
  @Test
  void failure_goesBeforeWhatIsUnknown() {
    assertThat(Cli.run("check", stalls(), "--max", "lag:p99=1s", "--max", "stalls=0").exitCode())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"blocking,off,blocking=0", "dropped,false,dropped=0", "carriers,false,pins=0"})
  void runInWhichNobodyLooked_isNoPass(String option, String value, String limit) {
    Path blind = logs.log("blind.jsonl", List.of(PlayedLogs.start(Map.of(option, value))));

    Cli check = Cli.run("check", blind, "--max", limit, "--max", "stalls=0");

    assertThat(check.err())
        .isEqualTo(
            ("loopwatch: '" + limit + "' cannot be checked: " + blind)
                + (" was written with " + option + "=" + value + "\n"));
    assertThat(check.out()).isEqualTo("ok      stalls=0: 0\n");
    assertThat(check.exitCode()).isEqualTo(3);
  }

  @Test
  void logWithoutAnEvent_isNoPass() throws IOException {
    Path damaged = Files.writeString(folder.resolve("damaged.jsonl"), "{garbage\n{more\n");

    Cli check = Cli.run("check", twoLoops(), damaged, "--max", "stalls=0");

    assertThat(check.exitCode()).isEqualTo(3);
    assertThat(check.err()).contains("damaged.jsonl:1: is ", "damaged.jsonl has no event");
    assertThat(check.out()).isEmpty();
  }

  @Test
  void eventsOfNoConcern_areNone() {
    Path quiet = logs.events("quiet.jsonl", new Notice(PlayedLogs.START, "x"));
    assertThat(Cli.run("check", quiet, "--max", "stalls=0", "--max", "lag.warnings=0").out())
        .isEqualTo("ok      stalls=0: 0\nok      lag.warnings=0: 0\n");
  }

  @Test
  void wrongUse() {
    assertThat(Cli.run("check", twoLoops()).exitCode()).isEqualTo(2);
    assertThat(Cli.run("check", "--max", "stalls=0").exitCode()).isEqualTo(2);
    Cli check = Cli.run("check", twoLoops(), "--max", "lag:p99=50");
    assertThat(check.exitCode()).isEqualTo(2);
    assertThat(check.err()).startsWith("--max 'lag:p99=50': '50' is not a duration");
  }

  @Test
  void fileThatCannotBeRead() {
    Cli check = Cli.run("check", folder.resolve("no.hlog"), "--max", "stalls=0");
    assertThat(check.exitCode()).isEqualTo(3);
    assertThat(check.err()).contains("no.hlog does not exist");
  }
}
