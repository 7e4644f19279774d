// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table as people see it. */
class OptionsPageTest {
  @Test
  void thePageIsWhatTheTablePrints() throws IOException {
    assertThat(page())
        .as("make it again: java -jar agent/target/loopwatch.jar options --markdown > %s", page())
        .content()
        .isEqualToNormalizingNewlines(OptionsPrinter.markdown());
  }

  @Test
  void thePageShowsLinesThatAreReallyTold() {
    String told =
        OptionsParser.parse("treshold=1s,threshold=100", new Properties(), Map.of())
            .problems()
            .stream()
            .map(Problem::line)
            .collect(Collectors.joining("\n"));

    assertThat(OptionsPrinter.markdown()).contains("```\n" + told + "\n```");
  }

  @Test
  void thePageShowsAFileThatReadsAsMeant() throws IOException {
    String line = "histograms=C:\\\\logs\\\\run.hlog";
    Path file = Files.createTempFile("loopwatch", ".properties");
    try {
      Files.writeString(file, line);
      assertThat(Given.agent("config=" + file).options().histograms())
          .isEqualTo("C:\\logs\\run.hlog");
    } finally {
      Files.delete(file);
    }
    assertThat(OptionsPrinter.markdown()).contains("`" + line + "`");
  }

  @Test
  void theTextFitsEightyColumns() {
    assertThat(OptionsPrinter.text().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void theTextHasEveryRow() {
    assertThat(
            OptionsPrinter.text()
                .lines()
                .map(line -> line.split(" ", 2)[0])
                .filter(word -> !word.isEmpty()))
        .containsExactly(
            "KEY",
            "enabled",
            "debug",
            "threshold",
            "lag.threshold",
            "lag.interval",
            "heartbeat",
            "iteration.threshold",
            "sample.interval",
            "blocking",
            "blocking.threshold",
            "allow",
            "carriers",
            "pin.threshold",
            "dropped",
            "loops",
            "include",
            "exclude",
            "app",
            "grace",
            "log",
            "log.limit",
            "histograms",
            "histograms.interval",
            "events",
            "origin",
            "http",
            "jfr",
            "jmx",
            "config");
  }

  /** From the directory of the module or of the reactor. */
  private static Path page() {
    Path page = Path.of("src", "site", "options.md");
    return Files.exists(page) ? page : Path.of("..").resolve(page);
  }
}
