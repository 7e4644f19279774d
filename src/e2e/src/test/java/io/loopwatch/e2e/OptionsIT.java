// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.loopwatch.e2e.fixture.LoopLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to give the agent and its options. */
class OptionsIT {
  private static final String SOME = "=events=events.jsonl,threshold=300ms";
  private static final String CULPRITS = "io.loopwatch.e2e.fixture.Culprits";

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
                  + " iteration\\.threshold=3s, blocking\\.threshold=1ms, pin\\.threshold=20ms, events=.*");
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

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"op:CompletableFuture.gett", "CompletableFuture.get"})
  void anOperationThatDoesNotExistLeavesAllOff(String allow) {
    try (ChildJvm child = AppLogging.lab(Jdks.own()).option("allow", allow).start()) {
      child.ask("work 0 future 50");
      assertThat(child.stop()).isZero();
      assertThat(child.stderr().lines())
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .startsWith("loopwatch: allow=" + allow + " (agent argument): ")
                      .endsWith("did you mean 'op:CompletableFuture.get'?"),
              line ->
                  assertThat(line)
                      .isEqualTo(
                          "loopwatch: is off because of that; the application runs without it"));
      assertThat(child.events().matching(event -> true)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aBlockingCallIsTold(Jdk jdk) {
    assertThat(blockingFutures(jdk, "-loggers")).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("allowances")
  void unlessItIsAllowed(Jdk jdk, String allow) {
    assertThat(blockingFutures(jdk, allow)).isZero();
  }

  static Stream<Arguments> allowances() {
    return Jdks.all()
        .flatMap(
            jdk ->
                Stream.of(
                        "op:CompletableFuture.get",
                        "op:park",
                        CULPRITS + ".future",
                        CULPRITS,
                        "io.loopwatch.e2e.fixture.*")
                    .map(allow -> Arguments.of(jdk, allow)));
  }

  /** How often a future that a loop waits for is told: as an event, and in the sums at the end. */
  private static int blockingFutures(Jdk jdk, String allow) {
    try (ChildJvm child = AppLogging.lab(jdk).option("allow", allow).start()) {
      child.ask("work 0 quiet 0");
      child.events().await("start", event -> event.is("start"));
      child.ask("work 0 future 50");
      assertThat(child.stop()).isZero();
      List<JsonElement> sums = new ArrayList<>();
      child
          .events()
          .matching(event -> event.is("stop"))
          .forEach(e -> sums.addAll(e.list("blocking")));
      return child.events().matching(OptionsIT::isBlockingFuture).size()
          + (int) sums.stream().filter(sum -> sum.toString().contains("\"future\"")).count();
    }
  }

  private static boolean isBlockingFuture(Event event) {
    return event.is("blocking") && "Culprits.future".equals(event.culprit());
  }

  private static void assertOneStall(ChildJvm child) {
    OneStall.on(child);
    assertThat(child.stop()).isZero();
    OneStall.isAllThatIsTold(child);
  }
}
