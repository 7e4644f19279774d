// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Another agent that transforms the same classes, also later, in either order. */
class OtherAgentIT {
  @TempDir static Path folder;

  private static Path other;

  @BeforeAll
  static void build() {
    Sources.compile("agent", folder.resolve("classes"), List.of());
    other =
        Sources.agent(folder.resolve("classes"), "other.OtherAgent", folder.resolve("other.jar"));
  }

  static Stream<Arguments> jdksAndOrders() {
    return Jdks.all()
        .flatMap(jdk -> Stream.of(Arguments.of(jdk, "after"), Arguments.of(jdk, "before")));
  }

  @ParameterizedTest(name = "{0}, {1} the other one")
  @MethodSource("jdksAndOrders")
  void stallsAreReported(Jdk jdk, String order) {
    try (ChildJvm child = target(jdk, order).start()) {
      child.ask("work 0 quiet 0");
      child.stdout().await("second transformation", line -> line.startsWith("OTHER retransformed"));
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      OneStall.isAllThatIsTold(child);
    }
  }

  /** The JVM starts agents in the order of its command line. */
  private static Target target(Jdk jdk, String order) {
    String otherAgent = "-javaagent:" + other;
    if (order.equals("after")) {
      return AppLogging.lab(jdk).withoutAgent().jvm(otherAgent, agent());
    }
    return AppLogging.lab(jdk).jvm(otherAgent);
  }

  private static String agent() {
    return "-javaagent:"
        + Places.agent()
        + "=events=events.jsonl,threshold=300ms,lag.threshold=10s,iteration.threshold=10s";
  }
}
