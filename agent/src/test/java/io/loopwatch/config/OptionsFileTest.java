// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsFileTest {
  @TempDir Path directory;

  @Test
  void givesOptions() throws IOException {
    Path file =
        write(
            "# all of ours\nthreshold = 50ms \nlag.threshold: 60ms\napp=com.acme;\\\n  org.acme\n");

    Options options = Given.agent("config=" + file).options();

    assertThat(options.thresholdNanos()).isEqualTo(50_000_000);
    assertThat(options.lagThresholdNanos()).isEqualTo(60_000_000);
    assertThat(options.app()).containsExactly("com.acme", "org.acme");
    assertThat(options.origins()).containsEntry("threshold", "file " + file);
  }

  @Test
  void maybeNamedInAnyOtherPlace() throws IOException {
    Path file = write("grace=3s\n");

    assertThat(Given.nothing().property("loopwatch.config", file.toString()).options().graceNanos())
        .isEqualTo(3_000_000_000L);
    assertThat(Given.nothing().env("LOOPWATCH_CONFIG", file.toString()).options().graceNanos())
        .isEqualTo(3_000_000_000L);
  }

  @Test
  void readsUtf8AndCommas() throws IOException {
    Path file = write("histograms=/var/log/b\u00fcro,2/run.hlog\n");

    assertThat(Given.agent("config=" + file).options().histograms())
        .isEqualTo("/var/log/b\u00fcro,2/run.hlog");
  }

  @Test
  void wrongEntriesAreToldInTheOrderOfTheFile() throws IOException {
    Path file =
        write("treshold=1s\ngrace=1s\ngrace=2s\nlog.limit\nheartbeat=x\nconfig=other.properties\n");

    assertThat(Given.agent("config=" + file).problems())
        .containsExactly(
            "unknown option 'treshold' in file " + file + "; did you mean 'threshold'?",
            "grace (file " + file + "): given twice, as 1s and as 2s: only once is allowed",
            "log.limit= (file "
                + file
                + "): the value is empty: a count from 1 to 1000000 and /s, /m or /h",
            "heartbeat=x (file " + file + "): must be auto, always or never",
            "config=other.properties (file " + file + "): a file cannot name another file");
  }

  @Test
  void theKeyOfASystemPropertyIsToldApart() throws IOException {
    Path file = write("loopwatch.grace=1s\n");

    assertThat(Given.agent("config=" + file).problems())
        .containsExactly(
            "unknown option 'loopwatch.grace' in file " + file + "; did you mean 'grace'?");
  }

  @Test
  void anInvisibleByteOrderMarkIsShown() throws IOException {
    Path file = write("\ufeffgrace=1s\n");

    assertThat(Given.agent("config=" + file).problems())
        .containsExactly(
            "unknown option '\\ufeffgrace' in file " + file + "; did you mean 'grace'?");
  }

  @Test
  void aMalformedEscapeIsOneLine() throws IOException {
    Path file = write("histograms=C:\\users\\run.hlog\n");

    assertThat(Given.agent("config=" + file).problems())
        .containsExactly(
            "config=" + file + " (agent argument): the file has a malformed \\uxxxx escape");
  }

  @Test
  void anotherEncodingIsOneLine() throws IOException {
    Path file = directory.resolve("latin1.properties");
    Files.write(file, "app=b\u00fcro\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(Given.agent("config=" + file).problems())
        .containsExactly("config=" + file + " (agent argument): the file is not UTF-8");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThat(Given.nothing().env("LOOPWATCH_CONFIG", directory.toString()).problems())
        .containsExactly(
            "config="
                + directory
                + " (environment variable LOOPWATCH_CONFIG): that is not a file with options: a"
                + " properties file is allowed");
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    Path file = write("#".repeat((1 << 20) + 1));

    assertThat(Given.agent("config=" + file).problems())
        .containsExactly(
            "config="
                + file
                + " (agent argument): the file is larger than 1 MiB: a properties file is allowed");
  }

  @Test
  void aFileWithoutPermissionIsOneLine() throws IOException {
    Path file = write("grace=1s\n");
    // Root may read all, and some file systems know no permissions.
    assumeFalse(file.toFile().setReadable(false) && Files.isReadable(file));

    assertThat(Given.agent("config=" + file).problems())
        .containsExactly("config=" + file + " (agent argument): no permission to read the file");
  }

  @Test
  void aMissingFileDoesNotHideOtherProblems() {
    Path file = directory.resolve("none.properties");

    assertThat(Given.agent("config=" + file + ",grace=x").problems())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("grace=x (agent argument): "),
            line -> assertThat(line).endsWith("): there is no such file"));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("loopwatch.properties"), text);
  }
}
