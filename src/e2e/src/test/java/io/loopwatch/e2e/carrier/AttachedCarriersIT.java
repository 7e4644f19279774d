// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Live;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Carriers that ran virtual threads before Loopwatch was attached are watched from then on. */
class AttachedCarriersIT {
  static Stream<Jdk> jdks() {
    return Carriers.jdks();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void aHeldCarrierIsTold_andNoneAfterDetaching(Jdk jdk) {
    try (ChildJvm child = Carriers.target(jdk).withoutAgent().start()) {
      child.ask("pin warm spin 50");
      Live.attach(jdk, child, "log.limit=1000/m");
      CarrierWay way = CarrierWay.of("InitialiserWays sleepInInitialiser");
      new TellsHold(jdk, way, Carriers.hold(child, way)).asStall();
      Live.detach(jdk, child);
      int told = child.events().mark();
      child.ask("pin later spin 250");
      assertThat(child.events().since(told)).isEmpty();
    }
  }
}
