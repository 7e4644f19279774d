// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agent argument over system property over environment variable over file over default. */
class PrecedenceTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.writeString(directory.resolve("lw.properties"), "sample.interval=4ms\n");
  }

  @Test
  void theAgentArgumentIsStrongest() {
    check(
        Given.agent("sample.interval=1ms,config=" + file)
            .property("loopwatch.sample.interval", "2ms")
            .env("LOOPWATCH_SAMPLE_INTERVAL", "3ms"),
        1,
        "agent argument");
  }

  @Test
  void thenTheSystemProperty() {
    check(
        Given.agent("config=" + file)
            .property("loopwatch.sample.interval", "2ms")
            .env("LOOPWATCH_SAMPLE_INTERVAL", "3ms"),
        2,
        "system property loopwatch.sample.interval");
  }

  @Test
  void thenTheEnvironmentVariable() {
    check(
        Given.agent("config=" + file).env("LOOPWATCH_SAMPLE_INTERVAL", "3ms"),
        3,
        "environment variable LOOPWATCH_SAMPLE_INTERVAL");
  }

  @Test
  void thenTheFile() {
    check(Given.agent("config=" + file), 4, "file " + file);
  }

  @Test
  void thenTheDefault() {
    Options options = Given.nothing().options();

    assertThat(options.sampleIntervalNanos()).isEqualTo(10_000_000);
    assertThat(options.origins()).isEmpty();
  }

  @Test
  void theStrongestConfigNamesTheOneFileThatIsRead() {
    Given given = Given.agent("config=" + file).env("LOOPWATCH_CONFIG", "no-such-file");

    check(given, 4, "file " + file);
  }

  @Test
  void placesAreMergedKeyByKey() {
    Options options =
        Given.agent("grace=1s")
            .property("loopwatch.threshold", "2s")
            .env("LOOPWATCH_EVENTS", "e.jsonl")
            .options();

    assertThat(options.graceNanos()).isEqualTo(1_000_000_000L);
    assertThat(options.thresholdNanos()).isEqualTo(2_000_000_000L);
    assertThat(options.events()).isEqualTo("e.jsonl");
    assertThat(options.origins().keySet()).containsExactly("threshold", "grace", "events");
  }

  private static void check(Given given, long millis, String origin) {
    Options options = given.options();
    assertThat(options.sampleIntervalNanos()).isEqualTo(millis * 1_000_000);
    assertThat(options.effective()).containsEntry("sample.interval", millis + "ms");
    assertThat(options.origins()).containsEntry("sample.interval", origin);
  }
}
