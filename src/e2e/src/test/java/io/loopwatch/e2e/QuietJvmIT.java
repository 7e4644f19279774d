// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent says what it is, and makes neither the JVM nor the application say anything more. */
class QuietJvmIT {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void nothingButItsOwnLinesIsAdded(Jdk jdk) {
    Cell cell = new Cell(jdk, "netty-4.2", "epoll");
    Said without = said(cell, cell.target().withoutAgent());
    Said with = said(cell, withHighThresholds(cell));
    assertThat(with.stdout()).as("stdout").isEqualTo(without.stdout());
    List<String> more =
        with.stderr().stream().filter(line -> !without.stderr().contains(line)).toList();
    assertThat(more).as("what stderr has more").allMatch(QuietJvmIT::isOfTheAgent);
    assertThat(more)
        .as("the line at start")
        .filteredOn(line -> line.matches("loopwatch \\S+ is on: threshold=10s, .*"))
        .hasSize(1);
  }

  /** On a cold JVM the first callbacks take long, and that would be told. */
  private static Target withHighThresholds(Cell cell) {
    return cell.target()
        .option("threshold", "10s")
        .option("iteration.threshold", "10s")
        .option("lag.threshold", "10s");
  }

  /** Or goes on with such a line. */
  private static boolean isOfTheAgent(String line) {
    return line.contains("loopwatch") || line.startsWith("\t");
  }

  /** All output of one run; ports differ. */
  private static Said said(Cell cell, Target target) {
    try (ChildJvm child = cell.start(target)) {
      cell.client(child).call("/quiet/io/0");
      assertThat(child.stop()).isZero();
      return new Said(
          child.stdout().lines().stream().map(line -> line.replaceAll("\\d+", "N")).toList(),
          child.stderr().lines());
    }
  }

  private record Said(List<String> stdout, List<String> stderr) {}
}
