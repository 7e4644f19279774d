// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UtilizationTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir private Path folder;

  private LoopRun loop(Logs log) throws IOException {
    Path file = log.to(folder.resolve("run.hlog"));
    return RunReader.read(List.of(file), Progress.NONE).loops().get(0);
  }

  @Test
  void turns_arePartOfTheTime() throws IOException {
    LoopRun loop =
        loop(
            Logs.of(null, 0)
                .interval("loop-1:iteration", 0, SECOND)
                .interval("loop-1:iteration", 5, 2 * SECOND));
    assertThat(loop.utilizations()).containsExactly(new double[] {0.2, 0.4}, within(0.01));
    assertThat(loop.utilization()).isEqualTo(0.3, within(0.01));
  }

  /** It is counted as it ends, and lay in the two intervals before, too. */
  @Test
  void longTurn_fillsTheStepsBeforeItsEnd() throws IOException {
    LoopRun loop =
        loop(
            Logs.of(null, 0)
                .interval("loop-1:iteration", 0, SECOND)
                .interval("loop-1:iteration", 15, 12 * SECOND)
                .interval("loop-1:iteration", 20, SECOND));
    assertThat(loop.utilizations())
        .containsExactly(new double[] {0.2, 0.4, 1, 1, 0.2}, within(0.02));
  }

  /** Outside of the life of a loop there is nothing to tell. */
  @Test
  void beforeAndAfterItsLife_nothingIsTold() throws IOException {
    Logs log =
        Logs.of(null, 0)
            .interval("loop-2:lag", 0, 1)
            .interval("loop-1:iteration", 5, SECOND)
            .interval("loop-2:lag", 10, 1);
    Path file = log.to(folder.resolve("run.hlog"));
    Run run = RunReader.read(List.of(file), Progress.NONE);
    LoopRun loop =
        run.loops().stream().filter(each -> each.name().equals("loop-1")).findFirst().orElseThrow();
    assertThat(loop.utilizations()).hasSize(3);
    assertThat(loop.utilizations()[0]).isNaN();
    assertThat(loop.utilizations()[1]).isEqualTo(0.2, within(0.01));
    assertThat(loop.utilizations()[2]).isNaN();
  }

  /** Without turns, as of an executor that tells none, callbacks are what is known. */
  @Test
  void withoutTurns_callbacksCount() throws IOException {
    LoopRun loop = loop(Logs.of(null, 0).interval("loop-1:callback", 0, SECOND, SECOND));
    assertThat(loop.utilization()).isEqualTo(0.4, within(0.01));
  }

  @Test
  void aDayOfFiveSeconds_hasStepsOfTwoMinutes() {
    Grid day = Grid.of(0, 86_400, 5);
    assertThat(day.stepSeconds()).isEqualTo(120);
    assertThat(day.steps()).isEqualTo(720);
    assertThat(day.index(-1)).isZero();
    assertThat(day.index(119.9)).isZero();
    assertThat(day.index(120)).isEqualTo(1);
    assertThat(day.index(1e9)).isEqualTo(719);
    assertThat(day.millis(1)).isEqualTo(120_000);
  }
}
