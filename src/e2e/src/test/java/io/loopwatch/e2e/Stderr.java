// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;

/** What the agent adds to a child's stderr. */
final class Stderr {
  private Stderr() {}

  /**
   * Nothing but its line at start, compared with a run of the same without the agent. The child has
   * ended, and has logged to a file.
   *
   * @param use drives that run, so that it comes as far as the child did
   */
  static void hasOnlyTheStartLine(ChildJvm child, Target without, Consumer<ChildJvm> use) {
    try (ChildJvm twin = without.withoutAgent().start()) {
      use.accept(twin);
      assertThat(twin.stop()).isZero();
      List<String> said = twin.stderr().lines().stream().map(Stderr::timeless).toList();
      assertThat(child.stderr().lines())
          .as("lines of stderr that the run without the agent has not")
          .filteredOn(line -> !said.contains(timeless(line)))
          .singleElement()
          .asString()
          .startsWith("loopwatch ")
          .contains(" is on: ");
    }
  }

  /** Without times and numbers, which differ from run to run. */
  private static String timeless(String line) {
    return line.replaceAll("\\d+", "N").replaceAll(" [AP]M ", " ");
  }
}
