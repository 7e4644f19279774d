// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Target;
import io.loopwatch.e2e.fixture.carrier.CarrierLab;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fixtures are what they say, without the agent and on a single carrier: while one holds it no
 * other virtual thread runs, and while one has left it another does.
 */
class CarrierWaysIT {
  static Stream<Jdk> jdks() {
    return Carriers.jdks();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void theOnlyCarrierIsHeldOrFree(Jdk jdk) {
    Target target =
        Target.of(jdk, CarrierLab.class)
            .withoutAgent()
            .jvm(Carriers.jvm(1))
            .jvm("-Djdk.virtualThreadScheduler.maxPoolSize=1");
    try (ChildJvm child = target.start()) {
      assertThat(CarrierWay.holding(jdk.version()))
          .hasSizeGreaterThanOrEqualTo(9)
          .allSatisfy(way -> assertThat(proof(child, way)).as("%s", way).isEqualTo("holds"));
      assertThat(CarrierWay.leaving(jdk.version()))
          .allSatisfy(way -> assertThat(proof(child, way)).as("%s", way).isEqualTo("unmounts"));
    }
  }

  private static String proof(ChildJvm child, CarrierWay way) {
    return child.ask("proof " + way.command());
  }
}
