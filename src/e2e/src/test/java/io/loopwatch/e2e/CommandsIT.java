// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java -jar loopwatch.jar}. */
class CommandsIT {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void optionsPrintsTheTable(Jdk jdk) {
    Command command = Command.run(jdk, "options");
    assertThat(command.exitCode()).isZero();
    assertThat(command.stdout()).contains("threshold", "100ms", "histograms.interval", "%p pid");
    assertThat(command.stderr()).isEmpty();
  }

  @Test
  void optionsPrintsThePageOfTheDocumentation() {
    Command command = Command.run(Jdks.own(), "options", "--markdown");
    assertThat(command.exitCode()).isZero();
    assertThat(command.stdout()).contains("| `threshold` | `100ms` |");
    assertThat(command.stderr()).isEmpty();
  }

  @Test
  void version() {
    Command command = Command.run(Jdks.own(), "--version");
    assertThat(command.exitCode()).isZero();
    assertThat(command.stdout()).matches("loopwatch \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(command.stderr()).isEmpty();
  }

  @Test
  void help() {
    Command command = Command.run(Jdks.own(), "--help");
    assertThat(command.exitCode()).isZero();
    assertThat(command.stdout())
        .contains(
            "Usage: java -jar loopwatch.jar", "-javaagent:loopwatch.jar", "options", "Exit codes");
    assertThat(command.stderr()).isEmpty();
  }

  @Test
  void noCommand() {
    Command command = Command.run(Jdks.own());
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.stdout()).isEmpty();
    assertThat(command.stderr()).contains("A command is missing", "Usage: java -jar loopwatch.jar");
  }

  @Test
  void anUnknownCommand() {
    Command command = Command.run(Jdks.own(), "optoins");
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.stdout()).isEmpty();
    assertThat(command.stderr()).contains("'optoins'").contains("options");
  }

  @Test
  void anUnknownOption() {
    Command command = Command.run(Jdks.own(), "options", "--html");
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.stdout()).isEmpty();
    assertThat(command.stderr()).contains("Unknown option: '--html'");
  }
}
