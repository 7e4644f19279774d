// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @NoBlocking} and the whole run, in a user's tests of code on a Netty loop. */
class NoBlockingIT {
  private static final String WHOLE_RUN = "-Dloopwatch.noblocking=true";
  private static final String AUTODETECTION =
      "-Djunit.jupiter.extensions.autodetection.enabled=true";
  private static final String LINE = " at acme.Orders.load(Orders.java:10)\n\tat ";
  private static final String[] CALM = {
    "sleepsOffTheLoop", "sleepsOnAWorker", "isAllowedOnTheLoop", "isCalmOnTheLoop"
  };

  @TempDir static Path tests;

  @BeforeAll
  static void compile() {
    JUnitRun.compile(tests);
  }

  static Stream<Arguments> jdksAndModes() {
    return Jdks.all()
        .flatMap(jdk -> Stream.of(Arguments.of(jdk, "throw"), Arguments.of(jdk, "report")));
  }

  @ParameterizedTest(name = "{0}, blocking={1}")
  @MethodSource("jdksAndModes")
  void annotatedTestsThatBlock_fail(Jdk jdk, String mode) {
    JUnitRun run = run(jdk, "junit-5", agent(mode));
    assertThat(run.failures())
        .containsOnlyKeys("sleepsOnTheLoop", "hidesTheErrorOnTheLoop", "blocksAfterwards");
    assertThat(run.failures().values())
        .allSatisfy(
            failure -> assertThat(failure).contains("blocked an event loop, once:\n" + told(mode)))
        .allSatisfy(failure -> assertThat(failure).contains(LINE));
    assertThat(run.passed())
        .contains(CALM)
        .contains("plainHidesTheErrorOnTheLoop", "plainSleepsOffTheLoop");
    assertThat(run.stderr()).noneMatch(line -> line.startsWith("loopwatch: "));
  }

  /** What the application did not hide is the test's own failure; ours comes with it. */
  @Test
  void refusedCall_failsTheTestByItself() {
    String failure = run(Jdks.own(), "junit-5", agent("throw")).failures().get("sleepsOnTheLoop");
    assertThat(failure)
        .startsWith(
            "java.util.concurrent.ExecutionException: io.loopwatch.LoopwatchBlockingError:"
                + " Thread.sleep blocks the event loop acme-1-1: run it on a worker")
        .contains("Suppressed: java.lang.AssertionError: blocked an event loop, once:\n");
  }

  @ParameterizedTest(name = "{0}, blocking={1}")
  @MethodSource("jdksAndModes")
  void wholeRun_failsEveryTestThatBlocks(Jdk jdk, String mode) {
    isWhole(run(jdk, "junit-5", agent(mode), WHOLE_RUN));
  }

  @Test
  void wholeRun_onJUnit6() {
    isWhole(run(Jdks.own(), "junit-6", agent("throw"), WHOLE_RUN));
  }

  @Test
  void wholeRun_onAnOlderJUnit_withAutodetection() {
    isWhole(run(Jdks.own(), "junit-5.11", agent("throw"), WHOLE_RUN, AUTODETECTION));
  }

  private static void isWhole(JUnitRun run) {
    assertThat(run.failures())
        .containsOnlyKeys(
            "sleepsOnTheLoop",
            "hidesTheErrorOnTheLoop",
            "blocksAfterwards",
            "plainHidesTheErrorOnTheLoop");
    assertThat(run.failures().get("plainHidesTheErrorOnTheLoop")).contains(LINE);
    assertThat(run.passed()).contains(CALM).contains("plainSleepsOffTheLoop");
    assertThat(run.stderr()).noneMatch(line -> line.startsWith("loopwatch: "));
  }

  @Test
  void wholeRun_onAnOlderJUnit_saysWhatItNeeds() {
    JUnitRun run = run(Jdks.own(), "junit-5.11", agent("throw"), WHOLE_RUN);
    assertThat(run.failures()).doesNotContainKey("plainHidesTheErrorOnTheLoop");
    assertThat(run.stderr())
        .filteredOn(line -> line.startsWith("loopwatch: "))
        .singleElement()
        .asString()
        .contains("needs JUnit Jupiter 5.12", "autodetection.enabled=true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"junit-5.11", "junit-6"})
  void withoutTheSwitch_autodetectionChangesNothing(String junit) {
    JUnitRun run = run(Jdks.own(), junit, agent("throw"), AUTODETECTION);
    assertThat(run.passed()).contains("plainHidesTheErrorOnTheLoop", "plainSleepsOffTheLoop");
  }

  /** The first test of a JVM, with Netty loaded by the test itself: nothing slips through. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void firstTestOfAJvm_fails(Jdk jdk) {
    String only = "acme.AnnotatedCases#hidesTheErrorOnTheLoop";
    JUnitRun run =
        JUnitRun.of(
            jdk, "junit-5", tests, List.of(agent("report")), List.of("--select-method", only));
    assertThat(run.failures()).containsOnlyKeys("hidesTheErrorOnTheLoop");
  }

  @Test
  void withoutTheAgent_annotatedTestsSayWhatToAdd() {
    saysWhatToAdd(run(Jdks.own(), "junit-5"));
  }

  @Test
  void withBlockingOff_annotatedTestsSayWhatToAdd() {
    saysWhatToAdd(run(Jdks.own(), "junit-5", JUnitRun.agent("blocking=off")));
  }

  private static void saysWhatToAdd(JUnitRun run) {
    assertThat(run.failures()).hasSize(7).containsKey("isCalmOnTheLoop");
    assertThat(run.failures().values())
        .allMatch(failure -> failure.contains("add -javaagent:loopwatch.jar=blocking=throw"));
    assertThat(run.passed())
        .containsExactlyInAnyOrder("plainHidesTheErrorOnTheLoop", "plainSleepsOffTheLoop");
  }

  private static String agent(String mode) {
    return JUnitRun.agent("blocking=" + mode + ",allow=acme.Reviewed");
  }

  private static String told(String mode) {
    return mode.equals("throw")
        ? "Thread.sleep refused on acme-1-1"
        : "Thread.sleep blocked acme-1-1 for ";
  }

  private static JUnitRun run(Jdk jdk, String junit, String... jvm) {
    List<String> all = new ArrayList<>();
    for (String type : List.of("acme.AnnotatedCases", "acme.PlainCases")) {
      all.addAll(List.of("--select-class", type));
    }
    return JUnitRun.of(jdk, junit, tests, List.of(jvm), all);
  }
}
