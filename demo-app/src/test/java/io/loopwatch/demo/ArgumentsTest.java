// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  @Test
  void parse_nothing_allFormsFor20SecondsOnFreePorts() {
    Arguments arguments = Arguments.parse();
    assertThat(arguments.seconds()).isEqualTo(20);
    assertThat(arguments.rightSeconds()).isZero();
    assertThat(arguments.right()).isTrue();
    assertThat(arguments.wrong()).isTrue();
    assertThat(arguments.vertxPort()).isZero();
    assertThat(arguments.nettyPort()).isZero();
    assertThat(arguments.calls()).isEmpty();
  }

  @Test
  void parse_everything() {
    Arguments arguments =
        Arguments.parse(
            "--seconds 5 --right-seconds 4 --only wrong --vertx-port 8081 --netty-port 8082 --calls c"
                .split(" "));
    assertThat(arguments.seconds()).isEqualTo(5);
    assertThat(arguments.rightSeconds()).isEqualTo(4);
    assertThat(arguments.right()).isFalse();
    assertThat(arguments.wrong()).isTrue();
    assertThat(arguments.vertxPort()).isEqualTo(8081);
    assertThat(arguments.nettyPort()).isEqualTo(8082);
    assertThat(arguments.calls()).contains(Path.of("c"));
  }

  @Test
  void parse_onlyRight() {
    Arguments arguments = Arguments.parse("--only", "right");
    assertThat(arguments.right()).isTrue();
    assertThat(arguments.wrong()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "--secnds 5, unknown argument --secnds",
    "--seconds, --seconds lacks its value",
    "--seconds 0, '--seconds takes a number from 1 to 86400, not 0'",
    "--seconds many, '--seconds takes a number from 1 to 86400, not many'",
    "--vertx-port 65536, '--vertx-port takes a number from 0 to 65535, not 65536'",
    "--only left, '--only takes right, wrong or all, not left'",
    "--seconds 1 --seconds 2, --seconds is given twice",
  })
  void parse_wrong_throwsAndSaysWhat(String line, String message) {
    assertThatThrownBy(() -> Arguments.parse(line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
