// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code top} without a terminal, and of what it cannot show. */
class TopRefusalsIT {
  private static Target lab(Jdk jdk) {
    return new Lab(jdk, "netty-4.1", "nio").target(1).option("threshold", "10s");
  }

  private static Command top(Jdk jdk, ChildJvm child, String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "top";
    arguments[1] = Long.toString(child.pid());
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Command.run(jdk, arguments);
  }

  /** Nothing has stalled there, and nobody has asked before. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void withoutATerminal_rowsArePrinted(Jdk jdk) {
    try (ChildJvm child = lab(jdk).start()) {
      child.ask("work 0 quiet 0");
      Command top = top(jdk, child, "-n", "2", "-d", "0.3");
      assertThat(top.stderr()).isEmpty();
      assertThat(top.exitCode()).isZero();
      assertThat(top.stdout().lines().filter(line -> line.startsWith("lab-1-1 "))).hasSize(2);
      assertThat(top.stdout()).contains("PID " + child.pid()).doesNotContain("\u001b", "BLOCKED");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void whatHasNoLoopYet_isShownAllTheSame(Jdk jdk) {
    try (ChildJvm child = lab(jdk).start()) {
      Command top = top(jdk, child, "-b", "-n", "1", "-d", "0.3");
      assertThat(top.exitCode()).as(top.stderr()).isZero();
      assertThat(top.stdout()).contains("0 loops, 0 blocked").contains("no loop was seen so far");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void whatIsNotWatched_isToBeAttachedToFirst(Jdk jdk) {
    try (ChildJvm child = lab(jdk).withoutAgent().start()) {
      Command top = top(jdk, child);
      assertThat(top.exitCode()).isEqualTo(3);
      assertThat(top.stderr())
          .isEqualTo(
              "loopwatch: %1$d is not watched by Loopwatch: java -jar loopwatch.jar attach %1$d"
                  .formatted(child.pid()));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void whatMayNotAnswer_isSaid(Jdk jdk) {
    try (ChildJvm child = lab(jdk).option("jmx", "false").start()) {
      Command top = top(jdk, child);
      assertThat(top.exitCode()).isEqualTo(3);
      assertThat(top.stderr())
          .isEqualTo(
              "loopwatch: %d is watched with jmx=false: it answers nobody".formatted(child.pid()));
    }
  }
}
