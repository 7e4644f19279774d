// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Virtual threads that work, block and pin for a minute, on carriers that come and go: the JDK adds
 * some where it must, and ends them one by one when they have had nothing to do for half a minute.
 */
class CarrierChurnIT {
  private static final int PARALLELISM = 2;
  private static final int MONITORS_UNMOUNT = 24;
  private static final int FIRST_MILLIS = 30_000;
  private static final int SECOND_MILLIS = 30_000;
  private static final Duration IDLE = Duration.ofSeconds(100);

  static Stream<Jdk> jdks() {
    return Carriers.jdks();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void allOfItCompletes(Jdk jdk) throws IOException {
    try (ChildJvm child = Stress.start(jdk)) {
      String first = churn(child, FIRST_MILLIS);
      if (jdk.version() < MONITORS_UNMOUNT) {
        assertThat(Stress.figure(first, "most"))
            .as("carriers at a time")
            .isGreaterThan(PARALLELISM);
      }
      Stress.keepsOnlyLiveCarriers(child);
      long heap = Stress.heap(child);
      awaitEndOfOne(child);
      Stress.keepsOnlyLiveCarriers(child);
      String second = churn(child, SECOND_MILLIS);
      Stress.keepsOnlyLiveCarriers(child);
      assertThat(Stress.heap(child) - heap)
          .as("bytes more in use after as much again")
          .isLessThan(Stress.GROWTH_BYTES);
      assertThat(Stress.mountsAtStop(child))
          .isGreaterThan(Stress.figure(first, "ended") + Stress.figure(second, "ended"));
    }
  }

  private static String churn(ChildJvm child, int millis) {
    String answer = Stress.ask(child, "churn " + millis);
    assertThat(Stress.figure(answer, "failed")).as("failed: %s", answer).isZero();
    assertThat(Stress.figure(answer, "ended"))
        .as("ended: %s", answer)
        .isPositive()
        .isEqualTo(Stress.figure(answer, "started"));
    return answer;
  }

  /** That the agent looks at them does not keep them busy. */
  private static void awaitEndOfOne(ChildJvm child) {
    long before = live(child);
    Waiting.until(
        "end of an idle carrier",
        IDLE,
        () -> live(child) < before ? Optional.of(true) : Optional.empty(),
        () -> "live: " + live(child) + ", before: " + before);
  }

  private static long live(ChildJvm child) {
    return Long.parseLong(child.ask("carriers"));
  }
}
