// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.Jdk;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of stalls whose cause and culprit are known nearly all are told as what they are. */
class CorpusIT {
  private static final double CAUSES = 0.95;
  private static final double CULPRITS = 0.99;
  private static final double COUNTED = 0.9;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void causeAndCulpritAreRight(Jdk jdk) throws IOException, InterruptedException {
    CorpusPage page = new CorpusPage(jdk, CorpusRun.of(jdk));
    page.write();
    Confusion last = page.last().fair();
    assertThat(last.size())
        .as("stalls that the machine let be what they were meant to be")
        .isGreaterThanOrEqualTo((int) (COUNTED * page.last().size()));
    assertThat(last.slanders()).as("code blamed for what none has a part in").isEmpty();
    assertThat(last.causesRight())
        .as("causes right, of %s; wrong: %s", last.summary(), last.wrong())
        .isGreaterThanOrEqualTo(CAUSES);
    assertThat(last.culpritsRight())
        .as("culprits right, of %s; wrong: %s", last.summary(), last.wrong())
        .isGreaterThanOrEqualTo(CULPRITS);
  }

  /** The corpus is as large as it was meant to be. */
  @Test
  void thereAreManyStalls() {
    assertThat(Table.rows().stream().map(Row::call).distinct()).hasSizeGreaterThan(60);
    assertThat(Table.rows().stream().map(Row::cause).distinct()).hasSize(9);
  }
}
