// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The histogram file has everything that happened, and HdrHistogram's own tools read it. */
class HistogramFileIT {
  private static final int TASKS = 200;
  private static final List<String> KINDS = List.of("callback", "lag", "iolag", "iteration");

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void itHasEveryCallbackOfEachLoop(Jdk jdk) {
    Target target = lab(jdk).option("histograms", "logs/%p-%h-%t%%.hlog");
    try (ChildJvm child = target.start()) {
      for (int i = 0; i < 5; i++) {
        child.ask("work 1 quiet 0");
      }
      child.ask("trickle 5 10"); // the loop's first turn is none that counts: it has polled by then
      Event ended = OneStall.on(child);
      child.ask("trickle " + TASKS + " 10");
      assertThat(child.stop()).isZero();
      HistogramFile file = HistogramFile.read(onlyFile(child));
      List<JsonElement> loops =
          child.events().await("stop", event -> event.is("stop")).list("loops");
      assertThat(loops).hasSize(2);
      loops.forEach(loop -> hasTheLoop(file, loop.getAsJsonObject()));
      assertThat(file.tags()).hasSize(2 * KINDS.size());
      hasTheStall(file, ended);
      isReadByTheProcessor(file, ended.loop() + ":callback");
    }
  }

  /** The lag is that of a task offered within it, and they are offered every 20 ms. */
  private static void hasTheStall(HistogramFile file, Event ended) {
    long nanos = ended.durationNanos();
    for (String kind : List.of("callback", "iteration", "iolag")) {
      assertThat(file.sum(ended.loop() + ":" + kind).getMaxValue())
          .as("the injected stall in :%s", kind)
          .isCloseTo(nanos, withinPercentage(2));
    }
    assertThat(file.sum(ended.loop() + ":lag").getMaxValue())
        .as("the injected stall in :lag")
        .isBetween(nanos / 4, nanos + nanos / 50);
  }

  private static Target lab(Jdk jdk) {
    return AppLogging.lab(jdk)
        .option("threshold", "250ms")
        .option("histograms.interval", "200ms")
        .option("lag.interval", "20ms");
  }

  /** The path's pattern: pid, host, start time, a percent sign. */
  private static Path onlyFile(ChildJvm child) {
    try (Stream<Path> files = Files.list(child.directory().resolve("logs"))) {
      List<Path> all = files.toList();
      assertThat(all)
          .singleElement()
          .extracting(file -> file.getFileName().toString())
          .asString()
          .matches(child.pid() + "-[A-Za-z0-9_.-]+-\\d{8}-\\d{6}%\\.hlog");
      return all.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void hasTheLoop(HistogramFile file, JsonObject totals) {
    String loop = totals.get("loop").getAsString();
    assertThat(file.tags())
        .contains(KINDS.stream().map(kind -> loop + ":" + kind).toArray(String[]::new));
    Histogram callbacks = file.sum(loop + ":callback");
    assertThat(callbacks.getTotalCount())
        .as("callbacks of %s", loop)
        .isEqualTo(totals.get("callbacks").getAsLong());
    assertThat(file.sum(loop + ":iteration").getTotalCount())
        .as("iterations of %s", loop)
        .isEqualTo(totals.get("iterations").getAsLong());
    assertThat(callbacks.getMaxValue())
        .as("longest callback of %s", loop)
        .isCloseTo(totals.get("maxCallbackNanos").getAsLong(), withinPercentage(2));
  }

  private static void isReadByTheProcessor(HistogramFile file, String tag) {
    long lags =
        file.tags().stream()
            .filter(each -> each.endsWith(":lag"))
            .mapToLong(each -> file.sum(each).getTotalCount())
            .sum();
    assertThat(lags).isPositive();
    assertThat(file.processed()).containsPattern(total(lags));
    assertThat(file.processed("-tag", tag)).containsPattern(total(file.sum(tag).getTotalCount()));
    assertThat(file.processed("-listtags")).contains(file.tags()).contains("[NO TAG (default)]");
  }

  private static Pattern total(long count) {
    return Pattern.compile("Total count\\s+=\\s+" + count + "]");
  }

  /** What was there an interval before the end is in the file, whole. */
  @Test
  void aKilledJvmLosesItsLastIntervalOnly() {
    try (ChildJvm child = lab(Jdks.own()).option("histograms", "run.hlog").start()) {
      child.ask("trickle " + TASKS + " 10");
      Path path = child.directory().resolve("run.hlog");
      Waiting.until(
          "all tasks in the file while the JVM runs",
          Deadlines.REPORT,
          () -> Optional.of(HistogramFile.read(path)).filter(file -> file.callbacks() >= TASKS),
          () -> "");
      double killed = System.currentTimeMillis();
      child.kill();
      HistogramFile file = HistogramFile.read(path);
      assertThat(file.callbacks()).isGreaterThanOrEqualTo(TASKS);
      List<Histogram> intervals = file.intervals(null);
      touchEachOther(intervals);
      assertThat(killed - intervals.get(intervals.size() - 1).getEndTimeStamp())
          .as("milliseconds lost")
          .isLessThan(200 + 1_000);
    }
  }

  private static void touchEachOther(List<Histogram> intervals) {
    for (int i = 1; i < intervals.size(); i++) {
      assertThat(intervals.get(i).getStartTimeStamp() - intervals.get(i - 1).getEndTimeStamp())
          .as("milliseconds between intervals")
          .isBetween(-2L, 2L);
    }
  }
}
