// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that cannot be written is said once; the application and the other outputs go on. */
class UnwritableIT {
  private static final String FULL = "/dev/full";

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({"histograms, " + FULL, "events, " + FULL, "log, " + FULL})
  void itIsSaidOnce(String key, String path) {
    Assumptions.assumeTrue(Files.exists(Path.of(FULL)), "has " + FULL);
    try (ChildJvm child = target(key, path).start()) {
      child.ask("work 0 quiet 0");
      child.ask("work 0 sleep " + OneStall.MILLIS);
      Waiting.until(
          "word of the trouble on stderr",
          Deadlines.REPORT,
          () -> said(child, key).stream().findFirst(),
          child.stderr()::text);
      child.ask("rest 1500"); // so long that it is tried again
      child.ask("trickle 20 10");
      assertThat(child.stop()).isZero();
      assertThat(said(child, key)).as("what stderr says").hasSize(1);
      assertOthersWork(key, child);
    }
  }

  private static Target target(String key, String path) {
    Target target =
        AppLogging.lab(Jdks.own())
            .option("log", "stderr")
            .option("histograms", "run.hlog")
            .option("histograms.interval", "200ms");
    return target.option(key, path);
  }

  private static List<String> said(ChildJvm child, String key) {
    return child.stderr().lines().stream()
        .filter(line -> line.contains(key + " failed, next try in 1 s: "))
        .toList();
  }

  private static void assertOthersWork(String key, ChildJvm child) {
    if (!key.equals("events")) {
      OneStall.isTold(child);
      assertThat(child.events().matching(event -> event.is("stop"))).hasSize(1);
      assertThat(
              child
                  .events()
                  .matching(
                      event ->
                          event.is("notice")
                              && event.text("text").startsWith(key + " failed, next try in 1 s: ")))
          .hasSize(1);
    }
    if (!key.equals("log")) {
      assertThat(new LogFile(child.stderr().lines()).sleeps()).hasSize(2);
    }
    if (!key.equals("histograms")) {
      Path file = child.directory().resolve("run.hlog");
      assertThat(HistogramFile.read(file).callbacks()).isGreaterThan(20);
    }
  }
}
