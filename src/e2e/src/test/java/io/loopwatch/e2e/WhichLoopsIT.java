// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loops by their names: {@code include} and {@code exclude}. */
class WhichLoopsIT {
  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({"include,lab-*-1", "exclude,lab-*-2;other-*"})
  void onlyTheLoopsThatTheUserWants(String option, String pattern) {
    Target target = new Lab(Jdks.own(), "netty-4.2", "nio").target(2).option(option, pattern);
    try (ChildJvm child = target.start()) {
      child.ask("work 1 sleep 200");
      child.ask("work 0 sleep 200");
      child.events().await("stall ended", Event.stall("ended"));
      child.stop();
      Event stop = child.events().await("stop", event -> event.is("stop"));
      assertThat(child.events().matching(event -> event.loop() != null))
          .isNotEmpty()
          .allSatisfy(event -> assertThat(event.loop()).endsWith("-1"));
      assertThat(stop.list("loops")).hasSize(1);
    }
  }
}
