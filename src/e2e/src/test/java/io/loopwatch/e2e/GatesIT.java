// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code check} and {@code diff} of what real runs wrote. */
class GatesIT {
  private static final String CULPRIT =
      "Thread.sleep at io.loopwatch.e2e.fixture.Culprits.sleep(Culprits.java:";

  @TempDir private Path folder;

  /**
   * A run whose files are there.
   *
   * @param loop on which it slept, or null
   */
  private record Logs(String histograms, String events, String loop) {}

  private Logs run(Jdk jdk, String name, boolean isStalled) {
    Path own = folder.resolve(name);
    try {
      Files.createDirectory(own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Target target =
        AppLogging.lab(jdk)
            .directory(own)
            .option("threshold", "250ms")
            .option("histograms", "run.hlog");
    try (ChildJvm child = target.start()) {
      child.ask("trickle 20 10");
      String loop = isStalled ? OneStall.on(child).loop() : null;
      assertThat(child.stop()).isZero();
      return new Logs(
          own.resolve("run.hlog").toString(), own.resolve("events.jsonl").toString(), loop);
    }
  }

  private static Command check(Jdk jdk, Logs run, String... limits) {
    List<String> arguments = new ArrayList<>(List.of("check", run.histograms(), run.events()));
    for (String limit : limits) {
      arguments.addAll(List.of("--max", limit));
    }
    return Command.run(jdk, arguments.toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void check_namesTheLoopAndTheLine(Jdk jdk) {
    Logs run = run(jdk, "stalled", true);

    Command failed = check(jdk, run, "stalls.code=0", "callback:max=500ms", "lag:max=1m");

    assertThat(failed.stderr()).isEmpty();
    assertThat(failed.stdout())
        .contains("FAILED  stalls.code=0: ", CULPRIT, "FAILED  callback:max=500ms: ")
        .containsPattern("\n +" + run.loop() + ": [5-9][0-9][0-9] ms\n")
        .contains("ok      lag:max=1m: 1 loop, at most ");
    assertThat(failed.exitCode()).isEqualTo(1);

    Command fine = check(jdk, run, "stalls.code=99", run.loop() + ":callback:max=1m", "late=100%");
    assertThat(fine.stderr()).isEmpty();
    assertThat(fine.exitCode()).as(fine.stdout()).isZero();
  }

  @Test
  void check_takesNoSilenceForSuccess() {
    Logs run = run(Jdks.own(), "quiet", false);

    Command blind = check(Jdks.own(), run, "dropped=0");
    assertThat(blind.exitCode()).isEqualTo(3);
    assertThat(blind.stderr())
        .contains("'dropped=0' cannot be checked: ", " was written with dropped=false");

    Command unknown = Command.run(Jdks.own(), "check", run.histograms(), "--max", "stalls=0");
    assertThat(unknown.exitCode()).isEqualTo(3);
    assertThat(unknown.stderr()).contains("no event log was given");
  }

  @Test
  void diff_tellsWhatIsNew() {
    Logs before = run(Jdks.own(), "before", false);
    Logs after = run(Jdks.own(), "after", true);

    Command text =
        Command.run(
            Jdks.own(),
            "diff",
            "--before",
            before.histograms(),
            before.events(),
            "--after",
            after.histograms(),
            after.events());

    assertThat(text.stderr()).isEmpty();
    assertThat(text.exitCode()).isZero();
    assertThat(text.stdout())
        .startsWith("before: 1 loop, ")
        .contains("\ncallback\n", "\nculprits, by time lost\n")
        .containsPattern(" new +0 +1 +blocking +\\Q" + CULPRIT);
    Command same =
        Command.run(Jdks.own(), "diff", after.histograms(), after.histograms(), "--json");
    assertThat(same.exitCode()).isZero();
    JsonObject json = JsonParser.parseString(same.stdout()).getAsJsonObject();
    JsonObject callbacks = json.getAsJsonObject("all").getAsJsonObject("callback");
    assertThat(callbacks.get("before")).isEqualTo(callbacks.get("after"));
    assertThat(names(json)).containsExactly(after.loop());
  }

  private static List<String> names(JsonObject diff) {
    return StreamSupport.stream(diff.getAsJsonArray("loops").spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .map(loop -> loop.get("name").getAsString())
        .toList();
  }
}
