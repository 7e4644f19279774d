// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.NoisyLab;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service in which every callback stalls: its log is bounded, and the agent stays small. */
class NoisyServiceIT {
  private static final Pattern ANSWER = Pattern.compile("callbacks=(\\d+) nanos=(\\d+) cpu=(\\d+)");
  private static final int SECONDS = 6;
  private static final int PLACES = 50;

  /** Beside the places: stalls without one on each loop, pauses, what a cold JVM does. */
  private static final int CULPRITS = PLACES + 30;

  /** Of one processor, in a JVM's first seconds; benchmarks.md has what it is. */
  private static final double MOST_CPU = 1;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void itsLogIsBounded(Jdk jdk) {
    try (ChildJvm child = start(jdk)) {
      Matcher answer = ANSWER.matcher(child.ask("service " + SECONDS + " " + PLACES + " 6"));
      assertThat(answer.matches()).isTrue();
      assertThat(child.stop()).isZero();
      long callbacks = Long.parseLong(answer.group(1));
      List<String> records = records(child);
      assertThat(callbacks).as("stalls").isGreaterThan(5L * PLACES);
      assertThat(records).filteredOn(NoisyServiceIT::isEnd).hasSizeLessThanOrEqualTo(5 * CULPRITS);
      assertThat(records)
          .filteredOn(line -> line.contains("WARN loopwatch.blocking - "))
          .as("calls in stalls of which there is no sample")
          .hasSizeLessThanOrEqualTo(5 * PLACES);
      assertThat(Double.parseDouble(answer.group(3)) / Double.parseDouble(answer.group(2)))
          .as("processors that the agent's threads used")
          .isLessThan(MOST_CPU);
    }
  }

  private static boolean isEnd(String line) {
    return line.contains(" was blocked for ");
  }

  private static ChildJvm start(Jdk jdk) {
    return Target.of(jdk, NoisyLab.class)
        .frameworks("netty-4.2")
        .arguments("netty", "4")
        .option("log", "agent.log")
        .option("log.limit", "5/m")
        .option("threshold", "5ms")
        .start();
  }

  private static List<String> records(ChildJvm child) {
    return LogFile.read(child.directory().resolve("agent.log")).lines().stream()
        .filter(line -> !line.startsWith("\t"))
        .toList();
  }
}
