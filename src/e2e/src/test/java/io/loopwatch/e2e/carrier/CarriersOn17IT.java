// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Jdks;
import io.loopwatch.e2e.Target;
import io.loopwatch.e2e.fixture.carrier.CarrierLab;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where there are no carriers, and where nobody wants to hear of them. */
class CarriersOn17IT {
  static Stream<Jdk> before() {
    return Jdks.all().filter(jdk -> jdk.version() < Carriers.FIRST_JDK);
  }

  static Stream<Jdk> jdks() {
    return Carriers.jdks();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("before")
  void theStartSaysThatCarriersNeedALaterJdk(Jdk jdk) {
    try (ChildJvm child = Target.of(jdk, CarrierLab.class).start()) {
      assertThat(child.stop()).isZero();
      assertThat(child.stderr().lines())
          .filteredOn(line -> line.startsWith("loopwatch "))
          .singleElement()
          .asString()
          .contains(" is on: ")
          .contains("JDK 21");
      child.events().await("stop", event -> event.is("stop"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void carriersThatAreSwitchedOffAreNotTold(Jdk jdk) {
    Target target =
        Carriers.target(jdk).option("carriers", "false").option("histograms", "run.hlog");
    try (ChildJvm child = target.start()) {
      child.ask("pin busy spin 300");
      child.ask("pin pinned initialiser 300");
      child.ask("pin busy spin 300");
      assertThat(child.stop()).isZero();
      Event stop = child.events().await("stop", event -> event.is("stop"));
      assertThat(stop.list("loops")).isEmpty();
      assertThat(child.events().all()).allMatch(event -> event.is("start") || event.is("stop"));
      assertThat(child.stderr().lines()).noneMatch(line -> line.contains(" WARN "));
      assertThat(child.stderr().text()).doesNotContain("JDK 21");
    }
  }
}
