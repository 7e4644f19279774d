// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.Endings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However the JVM ends, it ends as it would without the agent, and the files are complete: the
 * histograms' interval is so long that there is only the last one.
 */
class EndingsIT {
  private static final int SIGTERM = 128 + 15;
  private static final Duration PROMPTLY = Duration.ofSeconds(6);

  @Test
  void mainReturnsAndItsLoopsAreDaemons() {
    try (ChildJvm child = target(Jdks.own(), "return").launch()) {
      assertThat(child.awaitExit()).isZero();
      assertFilesAreComplete(child);
    }
  }

  @Test
  void mainIsDeadlockedAndASignalEndsIt() {
    try (ChildJvm child = target(Jdks.own(), "deadlock").start()) {
      long began = System.nanoTime();
      assertThat(child.terminate()).isEqualTo(SIGTERM);
      assertThat(System.nanoTime() - began).isLessThan(PROMPTLY.toNanos());
      assertFilesAreComplete(child);
    }
  }

  @Test
  void stdinEndsAndTheApplicationExits() {
    try (ChildJvm child = target(Jdks.own(), "exit").start()) {
      assertThat(child.stop()).isZero();
      assertFilesAreComplete(child);
    }
  }

  /** The loop's callback waits for the end of the JVM, and that must not wait for the callback. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void theLoopItselfExits(Jdk jdk) {
    try (ChildJvm child = target(jdk, "exit").start()) {
      long began = System.nanoTime();
      child.askLater("exit");
      assertThat(child.awaitExit()).isEqualTo(Endings.STATUS);
      assertThat(System.nanoTime() - began)
          .as("nanoseconds to the end")
          .isLessThan(PROMPTLY.toNanos());
      assertFilesAreComplete(child);
    }
  }

  private static Target target(Jdk jdk, String end) {
    return Target.of(jdk, Endings.class)
        .frameworks("netty-4.1")
        .arguments(end)
        .option("histograms", "run.hlog")
        .option("histograms.interval", "1h");
  }

  private static void assertFilesAreComplete(ChildJvm child) {
    Event stop = child.events().await("stop", event -> event.is("stop"));
    assertThat(stop.list("loops")).hasSize(1);
    long callbacks = stop.list("loops").get(0).getAsJsonObject().get("callbacks").getAsLong();
    assertThat(callbacks).isGreaterThanOrEqualTo(Endings.TASKS);
    Path path = child.directory().resolve("run.hlog");
    HistogramFile file = HistogramFile.read(path);
    assertThat(file.intervals(null)).hasSize(1);
    assertThat(file.callbacks()).isEqualTo(callbacks);
    assertThat(child.stderr().lines())
        .anyMatch(line -> line.contains("loopwatch stops: 1 loop, " + callbacks + " callbacks"));
  }
}
