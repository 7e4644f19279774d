// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops end as they would without the agent, and are forgotten. */
class LoopLivesIT {
  private static final long TOLERANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(80);

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Lab#kinds")
  void aGracefulShutdownTakesNoLonger(Lab lab) {
    long[] without = shutdownNanos(lab.target(1).withoutAgent());
    long[] measured = shutdownNanos(lab.target(1).option("lag.interval", "10ms"));
    long[] beating =
        shutdownNanos(lab.target(1).option("lag.interval", "10ms").option("heartbeat", "always"));
    for (int i = 0; i < without.length; i++) {
      assertThat(measured[i])
          .as("with the agent, nanoseconds")
          .isLessThan(without[i] + TOLERANCE_NANOS);
      assertThat(beating[i])
          .as("with heartbeat=always, nanoseconds")
          .isLessThan(without[i] + TOLERANCE_NANOS);
    }
  }

  /** Medians without and with a quiet period of 200 ms. */
  private static long[] shutdownNanos(Target target) {
    try (ChildJvm child = target.start()) {
      child.ask("shutdown 0 1");
      return new long[] {
        Long.parseLong(child.ask("shutdown 0 3")), Long.parseLong(child.ask("shutdown 200 3"))
      };
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Lab#kinds")
  void aLoopThatHasEndedIsCollected(Lab lab) {
    Target target =
        lab.target(1).option("histograms", "loops.hlog").option("histograms.interval", "200ms");
    try (ChildJvm child = target.start()) {
      assertThat(child.ask("collect")).as("loops left in memory").isEqualTo("0");
      child.events().await("its stall", Event.stall("ended"));
    }
  }
}
