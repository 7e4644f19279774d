// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.weave.FreshLoader;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopwatchAgentTest {
  @ParameterizedTest
  @CsvSource({"1.8, 8", "9, 9", "11, 11", "17, 17", "25, 25"})
  void javaVersion_isTheFeatureVersion(String specification, int expected) {
    assertThat(LoopwatchAgent.javaVersion(specification)).isEqualTo(expected);
  }

  @Test
  void premain_onAnOldJava_saysWhichItNeedsAndTouchesNothing() throws Exception {
    PlayedInstrumentation played = new PlayedInstrumentation();
    String before = System.setProperty("java.specification.version", "11");
    try {
      List<String> said = Stderr.linesOf(() -> premain("", played.instrumentation()));

      assertThat(said).containsExactly(LoopwatchAgent.tooOld(11));
      assertThat(LoopwatchAgent.tooOld(11)).contains("Java 17", "this is 11", "runs without it");
      assertThat(played.calls()).isEmpty();
    } finally {
      System.setProperty("java.specification.version", before);
    }
  }

  @Test
  void premain_whateverFails_saysSoInOneLineAndThrowsNothing() throws Exception {
    PlayedInstrumentation failing =
        new PlayedInstrumentation(
            method -> {
              throw new UnsupportedOperationException("played: " + method);
            });
    List<String> said = Stderr.linesOf(() -> premain("", failing.instrumentation()));

    assertThat(failing.calls()).isNotEmpty();
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith("loopwatch: could not start, the application runs without it: ")
        .contains("played");
  }

  /** In a loader of its own, for an agent starts once. */
  private static void premain(String arguments, Instrumentation instrumentation) throws Exception {
    Method premain =
        new FreshLoader("io.loopwatch.")
            .loadClass(LoopwatchAgent.class.getName())
            .getMethod("premain", String.class, Instrumentation.class);
    premain.invoke(null, arguments, instrumentation);
  }
}
