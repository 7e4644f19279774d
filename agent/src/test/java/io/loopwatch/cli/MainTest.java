// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.config.OptionsPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void withoutACommandTheUsageTellsHowToAttach() {
    assertThat(run()).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("A command is missing")
        .contains("Usage: java -jar loopwatch.jar [-hV] [COMMAND]")
        .contains("java -javaagent:loopwatch.jar")
        .contains("options  Print the agent's options");
  }

  @ParameterizedTest
  @ValueSource(strings = {"raport", "--verbose", "options --html", "options extra"})
  void whatThereIsNotIsWrongUse(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    String last = arguments.substring(arguments.lastIndexOf(' ') + 1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("'" + last + "'");
  }

  @Test
  void optionsPrintsTheTable() {
    assertThat(run("options")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(OptionsPrinter.text());
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void optionsPrintsThePage() {
    assertThat(run("options", "--markdown")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(OptionsPrinter.markdown());
  }

  @Test
  void versionIsOneLine() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("loopwatch");
  }

  @Test
  void helpIsFine() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Usage: java -jar loopwatch.jar")
        .contains("java -javaagent:loopwatch.jar")
        .contains("3   a file, or a JVM, could not be used");
  }

  @Test
  void anOutputThatCannotBeWrittenIsToldByTheExitCode() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };

    int exitCode = Main.run(new PrintStream(full), new PrintStream(err), "options");

    assertThat(exitCode).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("loopwatch: standard output could not be written");
  }

  private int run(String... arguments) {
    return Main.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        arguments);
  }
}
