// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which of four calls are told: one sleeps, one parks, one sleeps in a lambda, one loads a class.
 */
class AllowIT {
  @ParameterizedTest(name = "allow={0}: {1}")
  @CsvSource(
      nullValues = "none",
      value = {
        "com.acme.Nobody, nested park sleep",
        "FIXTURE.BlockingLabCalls.sleep, nested park",
        "FIXTURE.BlockingLabCalls.nested, park sleep",
        "FIXTURE.BlockingLabCalls$Inner, park sleep",
        "FIXTURE.BlockingLabCalls.park;FIXTURE.BlockingLabCalls.sleep, nested",
        "FIXTURE.BlockingLabCalls, none",
        "FIXTURE.*, none",
        "io.loopwatch.*, none",
        "FIXTURE.Blocking, nested park sleep",
        "op:Thread.sleep, park",
        "op:park, nested sleep",
        "op:sleep;op:LockSupport.park, none",
        "-class-loading, load nested park sleep",
        "-class-loading;FIXTURE.BlockingLabCalls.load, nested park sleep",
      })
  void whatIsAllowedIsNotTold(String allow, String told) {
    String items = allow.replace("FIXTURE", "io.loopwatch.e2e.fixture");
    try (ChildJvm child = BlockingLab.start(BlockingLab.of(Jdks.own()).option("allow", items))) {
      for (String call : new String[] {"sleep", "park", "nested", "load"}) {
        child.ask("loop 1 " + call + " 20");
      }
      assertThat(child.stop()).isZero();
      assertThat(String.join(" ", told(child))).isEqualTo(told == null ? "" : told);
      assertThat(String.join(" ", counted(child))).isEqualTo(told == null ? "" : told);
    }
  }

  private static Set<String> told(ChildJvm child) {
    child.events().await("stop", event -> event.is("stop"));
    return child.events().matching(event -> event.is("blocking")).stream()
        .map(AllowIT::call)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is fine is not counted either. */
  private static Set<String> counted(ChildJvm child) {
    return BlockingLab.sites(child).stream()
        .map(AllowIT::call)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The method of the fixture that an application would see. */
  private static String call(Event event) {
    return event.text("culprit.class").endsWith("Culprits") ? "load" : method(event);
  }

  private static String method(Event event) {
    String method = event.text("culprit.method");
    return method.startsWith("lambda$nested$") ? "nested" : method;
  }
}
