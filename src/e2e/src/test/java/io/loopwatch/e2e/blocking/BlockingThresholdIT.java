// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.Jdks;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With the default threshold, 1 ms: calls that take longer are told, and no others. */
class BlockingThresholdIT {
  private static final long THRESHOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final Setting SETTING = new Setting(Jdks.own(), "netty-4.1", "1ms");

  static Stream<Operation> longCalls() {
    return hooked().filter(operation -> !operation.isQuick());
  }

  static Stream<Operation> quickCalls() {
    return hooked().filter(Operation::isQuick);
  }

  private static Stream<Operation> hooked() {
    int version = SETTING.jdk().version();
    return SETTING.operations().stream().filter(operation -> operation.isHooked(version));
  }

  @ParameterizedTest
  @MethodSource("longCalls")
  void aLongCallIsTold(Operation operation) {
    MatrixRun run = MatrixRun.of(SETTING);
    new TellsCall(SETTING, operation, run.loop(), run.onLoop(operation)).asBlocking();
  }

  /** A quick call may be a long one on a machine that is busy. */
  @ParameterizedTest
  @MethodSource("quickCalls")
  void aQuickCallIsNotTold(Operation operation) {
    Outcome outcome = MatrixRun.of(SETTING).onLoop(operation);
    if (outcome.measure().nanos() < THRESHOLD_NANOS) {
      assertThat(outcome.told(operation)).as("told of %s", operation).isEmpty();
    }
  }
}
