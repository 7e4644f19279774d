// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.AwkwardLogging;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A log back end that fails or hangs harms neither the application nor the other sinks. */
class AwkwardLoggingIT {
  @Test
  void oneThatThrows() {
    try (ChildJvm child = target("throws").start()) {
      OneStall.on(child);
      OneStall.on(child);
      assertThat(child.ask("trickle 50 1")).startsWith("tasks=50 ");
      assertThat(child.stop()).isZero();
      LogFile stderr = new LogFile(child.stderr().lines());
      assertThat(stderr.sleeps()).as("records that threw").hasSize(4);
      assertThat(stderr.lines())
          .as("said once")
          .filteredOn(line -> line.contains("the application's log back end failed"))
          .hasSize(1);
      assertThat(child.events().matching(failure())).as("notices").hasSize(1);
      assertThat(child.stdout().text()).doesNotContain("RECORD");
    }
  }

  private static Predicate<Event> failure() {
    return event ->
        event.is("notice")
            && event
                .text("text")
                .equals(
                    "the application's log back end failed, its records go to stderr:"
                        + " java.lang.IllegalStateException: no log today");
  }

  @Test
  void oneThatHangs() {
    try (ChildJvm child = target("blocks").start()) {
      OneStall.on(child);
      OneStall.on(child);
      assertThat(child.ask("trickle 50 1")).startsWith("tasks=50 ");
      assertThat(child.stdout().text()).doesNotContain("RECORD");
      child.ask("load " + AwkwardLogging.OpenGate.class.getName());
      child.stdout().await("what waited", line -> line.startsWith("RECORD WARN loopwatch.stall"));
      assertThat(child.stop()).isZero();
      assertThat(new LogFile(child.stdout().lines()).sleeps()).hasSize(4);
    }
  }

  @Test
  void oneThatHangsForEverLetsTheJvmEnd() {
    try (ChildJvm child = target("blocks").option("histograms", "run.hlog").start()) {
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      child.events().await("stop", event -> event.is("stop"));
      assertThat(child.directory().resolve("run.hlog")).isNotEmptyFile();
      assertThat(child.stderr().lines())
          .anyMatch(line -> line.startsWith("loopwatch: log did not finish within"));
    }
  }

  private static Target target(String mood) {
    return AppLogging.lab(Jdks.own(), "slf4j-api")
        .jvm("-Dslf4j.provider=" + AwkwardLogging.class.getName(), "-Dawkward=" + mood);
  }
}
