// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.LoopLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jfr.Category;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stalls in recordings of JDK Flight Recorder, as the JDK's tools and Mission Control read them.
 */
class JfrIT {
  private static final String STALL = "loopwatch.Stall";
  private static final Duration TOOL = Duration.ofMinutes(2);

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("frameworks")
  void aRecordingFromTheStartHasTheStall(Jdk jdk, String framework)
      throws IOException, InterruptedException {
    Cell cell = new Cell(jdk, framework, framework.startsWith("netty") ? "nio" : "");
    Path file = folder.resolve("run.jfr");
    Target target =
        cell.target()
            .option("threshold", "300ms")
            .option("iteration.threshold", "10s")
            .jvm("-XX:StartFlightRecording:name=run,settings=none");
    try (ChildJvm child = cell.start(target)) {
      cell.client(child).call("/sleep/task/" + OneStall.MILLIS);
      Event told = child.events().await("its end", OneStall.sleep("ended"));
      RecordedEvent stall = dumped(jdk, child, file);
      assertSame(stall, told);
      assertThat(stall.getString("loopKind")).isEqualTo(cell.loopKind());
    }
  }

  static Stream<Arguments> frameworks() {
    return Jdks.all()
        .flatMap(
            jdk ->
                Stream.of("netty-4.1", "netty-4.2", "vertx-4", "vertx-5")
                    .map(framework -> Arguments.of(jdk, framework)));
  }

  private static void assertSame(RecordedEvent stall, Event told) {
    assertThat(stall.getEventType().getAnnotation(Category.class).value())
        .containsExactly("Loopwatch");
    assertThat(stall.getLong("id")).isEqualTo(told.id());
    assertThat(stall.getString("loop")).isEqualTo(told.loop());
    assertThat(stall.getDuration("took").toNanos()).isEqualTo(told.durationNanos());
    assertThat(stall.getInstant("began"))
        .isBetween(told.time().minusMillis(1), told.time().plusMillis(1));
    assertThat(stall.getString("cause")).isEqualTo(told.text("cause"));
    assertThat(stall.getString("culprit")).contains(told.culprit() + "(");
    assertThat(stall.getString("stack")).isEqualTo(String.join("\n", told.stack()));
  }

  /** As {@code jcmd PID JFR.start} does it, long after the agent has told of something. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aRecordingThatStartsLaterHasWhatComesThen(Jdk jdk) throws IOException, InterruptedException {
    Path file = folder.resolve("later.jfr");
    try (ChildJvm child = AppLogging.lab(jdk).start()) {
      OneStall.on(child);
      run(jdk, "jcmd", pid(child), "JFR.start", "name=run", "settings=none");
      Event told = OneStall.on(child);
      assertSame(dumped(jdk, child, file), told);
      String printed = run(jdk, "jfr", "print", "--events", STALL, file.toString());
      assertThat(printed)
          .contains(STALL + " {", "loop = \"lab-", "cause = \"blocking\"")
          .containsPattern("took = \\d+")
          .contains("Culprits.sleep(Culprits.java:");
      assertThat(MissionControl.events(file, STALL))
          .anySatisfy(
              shown -> {
                assertThat(shown.name()).isEqualTo("Event Loop Stall");
                assertThat(shown.took().toNanos()).isEqualTo(told.durationNanos());
                assertThat(shown.began())
                    .isBetween(told.time().minusMillis(1), told.time().plusMillis(1));
                assertThat(shown.culprit()).contains("Culprits.sleep(Culprits.java:");
              });
      assertThat(run(jdk, "jfr", "summary", file.toString())).containsPattern(STALL + " +[1-9]");
    }
  }

  @Test
  void withoutARecordingNothingOfItIsLoadedAndNoThreadIsMade() throws IOException {
    Path loaded = folder.resolve("loaded.log");
    Target target = AppLogging.lab(Jdks.own()).jvm("-Xlog:class+load:file=" + loaded);
    try (ChildJvm child = target.start()) {
      OneStall.on(child);
      assertThat(child.stop()).isZero();
    }
    assertThat(Files.readAllLines(loaded))
        .filteredOn(line -> line.contains(" jdk.jfr.") || line.contains(" io.loopwatch.jfr."))
        .hasSizeLessThanOrEqualTo(3)
        .noneMatch(line -> line.contains("StallEvent"));
  }

  @Test
  void withTheOptionOffTheRecordingHasNone() throws IOException {
    Path file = folder.resolve("off.jfr");
    Target target =
        AppLogging.lab(Jdks.own())
            .option("jfr", "false")
            .jvm("-XX:StartFlightRecording:filename=" + file + ",settings=none");
    try (ChildJvm child = target.start()) {
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      OneStall.isTold(child);
    }
    assertThat(ours(file)).isEmpty();
  }

  /** A runtime image with neither {@code jdk.jfr} nor {@code jdk.management}. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void whereTheJvmHasNoRecorderAllElseWorks(Jdk jdk) throws IOException, InterruptedException {
    Path image = folder.resolve("image");
    String modules = "java.base,java.instrument,java.management,java.logging,jdk.unsupported";
    run(jdk, "jlink", "--add-modules", modules, "--output", image.toString());
    Jdk small = new Jdk(jdk.version(), Optional.of(image));
    Assumptions.assumeTrue(runs(small), () -> "an image of " + jdk + " does not run here");
    Target target =
        Target.of(small, LoopLab.class)
            .frameworks("netty-4.1")
            .arguments("nio", "2")
            .option("threshold", "300ms")
            .option("lag.threshold", "10s")
            .option("iteration.threshold", "10s");
    try (ChildJvm child = target.start()) {
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      OneStall.isAllThatIsTold(child);
    }
  }

  /** The event log and the recording are written by threads of their own: one may be behind. */
  private RecordedEvent dumped(Jdk jdk, ChildJvm child, Path file) throws IOException {
    Awaitility.await("the stall in the recording")
        .pollInSameThread()
        .atMost(Deadlines.REPORT)
        .until(
            () -> {
              run(jdk, "jcmd", pid(child), "JFR.dump", "name=run", "filename=" + file);
              return stalls(file);
            },
            stalls -> !stalls.isEmpty());
    return stall(file);
  }

  private static RecordedEvent stall(Path file) throws IOException {
    List<RecordedEvent> stalls = stalls(file);
    assertThat(stalls).hasSize(1);
    return stalls.get(0);
  }

  private static List<RecordedEvent> stalls(Path file) throws IOException {
    return ours(file).stream()
        .filter(event -> event.getEventType().getName().equals(STALL))
        .filter(event -> String.valueOf(event.getString("culprit")).contains(".sleep("))
        .toList();
  }

  private static List<RecordedEvent> ours(Path file) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith("loopwatch."))
        .toList();
  }

  /** The modules of a JDK may be built for a newer system than the JDK itself. */
  private static boolean runs(Jdk image) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(image.java().toString(), "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }

  private static String pid(ChildJvm child) {
    return String.valueOf(child.pid());
  }

  /** Runs a tool of the JDK to its end, and returns what it printed. */
  private String run(Jdk jdk, String tool, String... arguments)
      throws IOException, InterruptedException {
    Path program = jdk.java().resolveSibling(tool);
    Assumptions.assumeTrue(Files.isExecutable(program), () -> jdk + " has no " + tool);
    Path printed = folder.resolve(tool + ".out");
    List<String> command =
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      assertThat(process.waitFor(TOOL.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(printed);
  }
}
