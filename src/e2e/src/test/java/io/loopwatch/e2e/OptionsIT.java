// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.loopwatch.e2e.fixture.LoopLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to give the agent and its options. */
class OptionsIT {
  private static final String SOME = "=events=events.jsonl,threshold=300ms";

  /** Each place sets what it is the strongest for, and all that stronger ones set. */
  @Test
  void theStrongestPlaceWins(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("loopwatch.properties"),
        "threshold=4s\nlag.threshold=4s\niteration.threshold=4s\nlag.interval=4s\n");
    Target target =
        Target.of(Jdks.own(), LoopLab.class)
            .frameworks("netty-4.1")
            .arguments("nio", "1")
            .directory(folder)
            .option("threshold", "1s")
            .jvm("-Dloopwatch.threshold=2s", "-Dloopwatch.lag.threshold=2s")
            .environment("LOOPWATCH_THRESHOLD", "3s")
            .environment("LOOPWATCH_LAG_THRESHOLD", "3s")
            .environment("LOOPWATCH_ITERATION_THRESHOLD", "3s")
            .environment("LOOPWATCH_CONFIG", "loopwatch.properties");
    try (ChildJvm child = target.start()) {
      Event start = child.events().await("start", event -> event.is("start"));
      JsonObject options = start.field("options").getAsJsonObject();
      assertThat(options.get("threshold").getAsString()).isEqualTo("1s");
      assertThat(options.get("lag.threshold").getAsString()).isEqualTo("2s");
      assertThat(options.get("iteration.threshold").getAsString()).isEqualTo("3s");
      assertThat(options.get("lag.interval").getAsString()).isEqualTo("4s");
      assertThat(options.get("sample.interval").getAsString()).isEqualTo("10ms");
      assertThat(child.stop()).isZero();
      assertThat(child.stderr().lines().get(0))
          .matches(
              "loopwatch \\S+ is on: threshold=1s, lag\\.threshold=2s, lag\\.interval=4s,"
                  + " iteration\\.threshold=3s, events=.*");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void givenTwiceItWorksOnce(Jdk jdk) {
    Target target = AppLogging.lab(jdk).jvm("-javaagent:" + Places.agent() + "=threshold=1ms");
    try (ChildJvm child = target.start()) {
      assertOneStall(child);
      assertThat(child.stderr().lines())
          .filteredOn(line -> line.startsWith("loopwatch"))
          .satisfiesExactly(
              first -> assertThat(first).contains(" is on: threshold=300ms"),
              second ->
                  assertThat(second).isEqualTo("loopwatch: given twice, the first one watches"));
    }
  }

  @Test
  void throughJavaToolOptions() {
    Target target =
        AppLogging.lab(Jdks.own())
            .withoutAgent()
            .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + Places.agent() + SOME);
    try (ChildJvm child = target.start()) {
      assertOneStall(child);
    }
  }

  /** The jar in the working directory, as in the README, and in a folder with an odd name. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"loopwatch.jar", "my files/ü#1 50%25+x/loopwatch 2.jar"})
  void fromAnyPath(String path, @TempDir Path folder) throws IOException {
    Path jar = folder.resolve(path);
    Files.createDirectories(jar.getParent());
    Files.copy(Places.agent(), jar, StandardCopyOption.REPLACE_EXISTING);
    Target target =
        AppLogging.lab(Jdks.own())
            .withoutAgent()
            .directory(folder)
            .jvm("-javaagent:" + path + SOME);
    try (ChildJvm child = target.start()) {
      assertOneStall(child);
    }
  }

  private static void assertOneStall(ChildJvm child) {
    OneStall.on(child);
    assertThat(child.stop()).isZero();
    OneStall.isAllThatIsTold(child);
  }
}
