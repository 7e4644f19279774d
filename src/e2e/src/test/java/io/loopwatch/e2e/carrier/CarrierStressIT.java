// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Jdk;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A great many virtual threads: none is lost, none hangs, nothing of them stays behind. */
class CarrierStressIT {
  private static final int HALF = 500_000;
  private static final int PARKS = 3;

  /** A part of a hundred: mounts of the heartbeat, and of the first ones. */
  private static final int OTHER_MOUNTS = 100;

  private static final int FOREIGN = 1_000;

  static Stream<Jdk> jdks() {
    return Carriers.jdks();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void aMillionThreadsPark(Jdk jdk) throws IOException {
    try (ChildJvm child = Stress.start(jdk)) {
      halfOfThem(child);
      long heap = Stress.heap(child);
      halfOfThem(child);
      assertThat(Stress.heap(child) - heap)
          .as("bytes more in use after the second half")
          .isLessThan(Stress.GROWTH_BYTES);
      Stress.keepsOnlyLiveCarriers(child);
      long expected = 2L * HALF * (PARKS + 1);
      assertThat(Stress.mountsAtStop(child))
          .as("mounts: one to start and one after each park")
          .isBetween(expected, expected + expected / OTHER_MOUNTS);
    }
  }

  private static void halfOfThem(ChildJvm child) {
    assertThat(Stress.ask(child, "crowd " + HALF))
        .isEqualTo("ended=" + HALF + " parks=" + PARKS * HALF);
  }

  /** A scheduler that makes a carrier for each mount: all are told apart, none is kept. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void schedulersOfTheApplicationsOwn(Jdk jdk) throws IOException {
    try (ChildJvm child = Stress.start(jdk)) {
      String first = Stress.ask(child, "foreign " + FOREIGN);
      long heap = Stress.heap(child);
      String second = Stress.ask(child, "foreign " + FOREIGN);
      assertThat(Stress.heap(child) - heap)
          .as("bytes more in use after as many again")
          .isLessThan(Stress.GROWTH_BYTES);
      Stress.keepsOnlyLiveCarriers(child);
      assertThat(Stress.figure(first, "ended")).isEqualTo(2 * FOREIGN);
      assertThat(Stress.figure(second, "ended")).isEqualTo(2 * FOREIGN);
      long carriers = Stress.figure(first, "carriers") + Stress.figure(second, "carriers");
      assertThat(carriers).as("carriers that ran one mount each").isGreaterThan(4 * FOREIGN);
      assertThat(Stress.mountsAtStop(child)).isGreaterThanOrEqualTo(2 * carriers);
    }
  }
}
