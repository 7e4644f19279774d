// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  @TempDir private Path folder;

  private PlayedLogs logs;

  @BeforeEach
  void setUp() {
    logs = new PlayedLogs(folder);
  }

  @Test
  void percentiles_sideBySide() {
    Path before =
        logs.histograms(
            "a.hlog", PlayedLogs.loop("loop-1", 10, 10, 20), PlayedLogs.loop("main", 5));
    Path after =
        logs.histograms(
            "b.hlog", PlayedLogs.loop("loop-1", 20, 20, 20), PlayedLogs.loop("main", 5));

    Cli diff = Cli.run("diff", before, after);

    assertThat(diff.err()).isEmpty();
    assertThat(diff.exitCode()).isZero();
    assertThat(diff.out().lines().map(String::strip))
        .contains(
            "before: 2 loops, 20 s",
            "lag",
            "loop      p50  after  change    p99  after  change    max  after  change",
            "all     10 ms  20 ms    ×2.0  20 ms  20 ms       =  20 ms  20 ms       =",
            "loop-1  10 ms  20 ms    ×2.0  20 ms  20 ms       =  20 ms  20 ms       =",
            "main     5 ms   5 ms       =   5 ms   5 ms       =   5 ms   5 ms       =");
  }

  @Test
  void groupsWithOtherNames_areComparedAsOne() {
    Path before =
        logs.histograms(
            "a.hlog", PlayedLogs.loop("nio-2-1", 10, 10), PlayedLogs.loop("nio-2-2", 10, 10));
    Path after = logs.histograms("b.hlog", PlayedLogs.loop("nio-3-1", 30, 30));

    JsonObject diff = json("diff", before, after, "--json");

    JsonObject loop = diff.getAsJsonArray("loops").get(0).getAsJsonObject();
    assertThat(diff.getAsJsonArray("loops")).hasSize(1);
    assertThat(loop.get("name").getAsString()).isEqualTo("nio-*-*");
    assertThat(loop.getAsJsonObject("before").get("loops").getAsInt()).isEqualTo(2);
    assertThat(loop.getAsJsonObject("after").get("loops").getAsInt()).isEqualTo(1);
    JsonObject lag = loop.getAsJsonObject("kinds").getAsJsonObject("lag");
    assertThat(lag.getAsJsonObject("before").get("count").getAsInt()).isEqualTo(4);
    assertThat(lag.getAsJsonObject("after").get("p99").getAsLong())
        .isBetween(30_000_000L, 30_300_000L);
    assertThat(Cli.run("diff", before, after).out()).contains("nio-*-*");
  }

  @Test
  void loopThatIsGone_andOneThatIsNew() {
    Path before = logs.histograms("a.hlog", PlayedLogs.loop("old", 10), PlayedLogs.loop("x", 1));
    Path after = logs.histograms("b.hlog", PlayedLogs.loop("new", 10), PlayedLogs.loop("x", 1));

    JsonObject diff = json("diff", before, after, "--json");

    assertThat(diff.getAsJsonArray("loops"))
        .extracting(
            loop -> loop.getAsJsonObject().get("name").getAsString(),
            loop -> loop.getAsJsonObject().has("before"),
            loop -> loop.getAsJsonObject().has("after"))
        .containsExactlyInAnyOrder(
            tuple("old", true, false), tuple("x", true, true), tuple("new", false, true));
  }

  @Test
  void culprits_newGoneAndChanged_whateverTheirLine() {
    Path before = logs.events("a.jsonl", logs.sleep("loop-1", 200, 42), logs.gc("loop-1", 150));
    Path after =
        logs.events("b.jsonl", logs.sleep("loop-1", 200, 45), logs.sleep("loop-1", 200, 47));

    Cli diff = Cli.run("diff", "--before", before, "--after", after);

    assertThat(diff.err()).isEmpty();
    String culprits = diff.out().substring(diff.out().indexOf("culprits, by time lost"));
    assertThat(culprits.lines().map(String::strip))
        .anyMatch(line -> line.matches("200 ms +400 ms +×[0-9.]+ +1 +2 +blocking .*Orders.*"))
        .anyMatch(line -> line.matches("150 ms +gone +1 +0 +gc +gc"));
    assertThat(Cli.run("diff", after, before).out().lines().map(String::strip))
        .anyMatch(line -> line.matches("150 ms +new +0 +1 +gc +gc"));
  }

  @Test
  void severalFilesOfEach() {
    Path hlog = logs.histograms("a.hlog", PlayedLogs.loop("loop-1", 10));
    Path events = logs.events("a.jsonl", logs.sleep("loop-1", 200, 42));

    JsonObject diff =
        json("diff", "--json", "--before", hlog, events, "--after", hlog, "--after", events);

    assertThat(diff.getAsJsonObject("before").getAsJsonArray("files")).hasSize(2);
    assertThat(diff.getAsJsonObject("after").getAsJsonArray("files")).hasSize(2);
    assertThat(diff.getAsJsonArray("culprits").get(0).getAsJsonObject().get("change").getAsDouble())
        .isEqualTo(1);
    assertThat(diff.getAsJsonArray("loops")).hasSize(1);
  }

  @Test
  void nothingToCompare() {
    Path hlog = logs.histograms("a.hlog", PlayedLogs.loop("loop-1", 10));
    Path events = logs.events("a.jsonl");

    Cli diff = Cli.run("diff", hlog, events);

    assertThat(diff.exitCode()).isEqualTo(3);
    assertThat(diff.err()).startsWith("loopwatch: the two have nothing to compare");
  }

  @Test
  void wrongUse() {
    Path hlog = logs.histograms("a.hlog", PlayedLogs.loop("loop-1", 10));
    assertThat(Cli.run("diff", hlog).exitCode()).isEqualTo(2);
    assertThat(Cli.run("diff").exitCode()).isEqualTo(2);
    assertThat(Cli.run("diff", hlog, hlog, "--after", hlog).exitCode()).isEqualTo(2);
    assertThat(Cli.run("diff", "--before", hlog).err()).startsWith("Give two files");
  }

  @Test
  void ratios_areShort() {
    assertThat(DiffText.ratio(1.004)).isEqualTo("=");
    assertThat(DiffText.ratio(1.04)).isEqualTo("×1.04");
    assertThat(DiffText.ratio(0.5)).isEqualTo("×0.5");
    assertThat(DiffText.ratio(9.94)).isEqualTo("×9.9");
    assertThat(DiffText.ratio(123.4)).isEqualTo("×123");
    assertThat(DiffText.ratio(0.012)).isEqualTo("×0.012");
  }

  private static JsonObject json(Object... arguments) {
    Cli cli = Cli.run(arguments);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exitCode()).isZero();
    return JsonParser.parseString(cli.out()).getAsJsonObject();
  }
}
