// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each blocking call on a loop is told as what it is; the same call off the loop, and its twin that
 * does not block, are silent. With {@code blocking.threshold=0ns}, which hides nothing.
 */
class BlockingMatrixIT {
  static Stream<Arguments> calls() {
    return Setting.all()
        .flatMap(setting -> setting.operations().stream().map(call -> Arguments.of(setting, call)));
  }

  static Stream<Arguments> quietCalls() {
    return Setting.all()
        .flatMap(setting -> Operation.quiet().map(call -> Arguments.of(setting, call)));
  }

  @ParameterizedTest(name = "{0}: {1} on the loop")
  @MethodSource("calls")
  void aCallOnTheLoopIsTold(Setting setting, Operation operation) {
    MatrixRun run = MatrixRun.of(setting);
    TellsCall check = new TellsCall(setting, operation, run.loop(), run.onLoop(operation));
    if (operation.isHooked(setting.jdk().version())) {
      check.asBlocking();
    } else {
      check.asStall();
    }
  }

  @ParameterizedTest(name = "{0}: {1} off the loop")
  @MethodSource("calls")
  void aCallOffTheLoopIsNotTold(Setting setting, Operation operation) {
    MatrixRun run = MatrixRun.of(setting);
    Outcome outcome = run.aside(operation);
    assertThat(outcome.measure().failure()).as("failure of %s", operation).isEqualTo("none");
    assertThat(outcome.measure().thread()).isNotEqualTo(run.loop());
    assertThat(outcome.told(operation)).as("told of %s off the loop", operation).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} does not block")
  @MethodSource("quietCalls")
  void aCallThatDoesNotBlockIsNotTold(Setting setting, Operation operation) {
    MatrixRun run = MatrixRun.of(setting);
    Outcome outcome = run.onLoop(operation);
    assertThat(outcome.measure().failure()).as("failure of %s", operation).isEqualTo("none");
    assertThat(outcome.measure().thread()).isEqualTo(run.loop());
    assertThat(outcome.told(operation)).as("told of %s, which does not block", operation).isEmpty();
  }

  /** The matrix is as large as it was meant to be. */
  @Test
  void thereAreManyCalls() {
    assertThat(Operation.all().map(Operation::name).distinct().count()).isGreaterThan(80);
  }
}
