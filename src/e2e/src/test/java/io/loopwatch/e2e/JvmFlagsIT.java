// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stalls are reported, and the JVM has nothing to say, under other flags than the usual ones. */
class JvmFlagsIT {
  private static final List<List<String>> FLAGS =
      List.of(
          List.of("-XX:+UseZGC"),
          List.of("-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1"),
          List.of(
              "-XX:+UnlockDiagnosticVMOptions",
              "-XX:+BytecodeVerificationRemote",
              "-XX:+BytecodeVerificationLocal"));

  static Stream<Arguments> jdksAndFlags() {
    return Jdks.all().flatMap(jdk -> FLAGS.stream().map(flags -> Arguments.of(jdk, flags)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndFlags")
  void aStallIsReported(Jdk jdk, List<String> flags) {
    Target target =
        AppLogging.lab(jdk).jvm(flags.toArray(String[]::new)).option("log", "agent.log");
    try (ChildJvm child = target.start()) {
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      OneStall.isAllThatIsTold(child);
      Stderr.hasOnlyTheStartLine(child, target, twin -> twin.ask("work 0 sleep 1"));
    }
  }
}
