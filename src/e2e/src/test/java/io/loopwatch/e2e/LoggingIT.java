// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.AppLog;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Warnings arrive where the application logs, or where the option {@code log} says. */
class LoggingIT {
  private static final Pattern IN_APP_LOG = Pattern.compile("WARN loopwatch\\.stall - ");
  private static final Pattern IN_OWN_LINE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN loopwatch\\.stall - ");

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.AppLogging#all")
  void warningsStandInTheApplicationsOwnLog(AppLogging logging) {
    try (ChildJvm child = logging.target().start()) {
      child.ask("load " + AppLog.class.getName());
      OneStall.on(child);
      awaitEnd(
          child); // a log that is closed as the JVM ends may be so before the agent's last words
      assertThat(child.stop()).isZero();
      LogFile log = appLog(child);
      assertThat(log.lines()).contains("WARN com.acme.App - the application speaks");
      log.hasOneStall(IN_APP_LOG);
      assertThat(stderr(child).of("loopwatch.stall")).as("stalls on stderr").isEmpty();
    }
  }

  /** None at all, one without a back end, and one whose back end drops everything. */
  @ParameterizedTest(name = "with ''{0}''")
  @ValueSource(strings = {"", "slf4j-api", "slf4j-nop"})
  void warningsStandOnStderrWhereTheApplicationHasNoLog(String framework) {
    String[] frameworks = framework.isEmpty() ? new String[0] : new String[] {framework};
    try (ChildJvm child = AppLogging.lab(Jdks.own(), frameworks).start()) {
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      stderr(child).hasOneStall(IN_OWN_LINE);
    }
  }

  /** Log4j 2 without a configuration has WARN off: nobody would see a warning. */
  @Test
  void anApplicationsLogThatHasWarnOffIsSaid() {
    try (ChildJvm child = AppLogging.lab(Jdks.own(), "log4j2").start()) {
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      assertThat(child.stderr().lines())
          .filteredOn(line -> line.startsWith("loopwatch: WARN is off for loopwatch.stall"))
          .singleElement()
          .asString()
          .contains("log=stderr");
    }
  }

  @Test
  void logCanBeStderr() {
    AppLogging logging = AppLogging.logback(Jdks.own());
    try (ChildJvm child = logging.target().option("log", "stderr").start()) {
      child.ask("load " + AppLog.class.getName());
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      stderr(child).hasOneStall(IN_OWN_LINE);
      assertThat(appLog(child).lines())
          .contains("WARN com.acme.App - the application speaks")
          .noneMatch(line -> line.contains("loopwatch"));
    }
  }

  @Test
  void logCanBeAFileOfItsOwn() {
    AppLogging logging = AppLogging.logback(Jdks.own());
    try (ChildJvm child = logging.target().option("log", "logs/agent-%p.log").start()) {
      child.ask("load " + AppLog.class.getName());
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      LogFile log = LogFile.read(file(child, "logs/agent-" + child.pid() + ".log"));
      log.hasOneStall(IN_OWN_LINE);
      assertThat(log.of("loopwatch.agent"))
          .satisfiesExactly(
              start -> assertThat(start).contains(" INFO ", " is on: "),
              stop -> assertThat(stop).contains(" INFO ", "loopwatch stops: 1 loop,"));
      assertThat(appLog(child).lines()).noneMatch(line -> line.contains("loopwatch"));
      assertThat(stderr(child).of("loopwatch.stall")).as("stalls on stderr").isEmpty();
    }
  }

  private static void awaitEnd(ChildJvm child) {
    Waiting.until(
        "record of the stall's end",
        Deadlines.REPORT,
        () -> appLog(child).sleeps().stream().skip(1).findFirst(),
        () -> appLog(child).toString());
  }

  private static LogFile appLog(ChildJvm child) {
    return LogFile.read(file(child, AppLogging.FILE));
  }

  private static Path file(ChildJvm child, String name) {
    return child.directory().resolve(name);
  }

  private static LogFile stderr(ChildJvm child) {
    return new LogFile(child.stderr().lines());
  }
}
