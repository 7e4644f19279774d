// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopwatch.event.Distribution;
import io.loopwatch.event.Interval;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.Start;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogProcessor;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistogramLogReporterTest {
  private static final long MILLI = 1_000_000;

  @TempDir private Path folder;

  @Test
  void file_isReadBackByHdrHistogram_withTagsTimesAndCounts() throws IOException {
    LoopInterval one = Events.loop("loop 1", 2 * MILLI, 30 * MILLI);
    LoopInterval two = Events.loop("loop-2", 400 * MILLI);
    Path path = write(interval(0, one, two), interval(5, one));

    List<Histogram> lines = read(path);

    assertThat(lines)
        .extracting(Histogram::getTag)
        .containsExactly(
            null,
            "loop_1:callback",
            "loop_1:lag",
            "loop_1:iolag",
            "loop_1:iteration",
            "loop-2:callback",
            "loop-2:lag",
            "loop-2:iolag",
            "loop-2:iteration",
            null,
            "loop_1:callback",
            "loop_1:lag",
            "loop_1:iolag",
            "loop_1:iteration");
    assertThat(untagged(lines.get(1))).isEqualTo(one.callback().toHistogram());
    assertThat(lines.get(0).getTotalCount()).isEqualTo(3);
    assertThat(lines.get(0).getMaxValue()).isEqualTo(two.lag().toHistogram().getMaxValue());
    assertThat(lines.get(9).getStartTimeStamp())
        .isEqualTo(Events.START.plusSeconds(5).toEpochMilli());
    assertThat(lines.get(9).getEndTimeStamp())
        .isEqualTo(Events.START.plusSeconds(10).toEpochMilli());
  }

  @Test
  void carriers_haveMountsAndLag_andCountIntoTheTotal() throws IOException {
    LoopInterval some = Events.loop("carriers", 2 * MILLI, 30 * MILLI);
    LoopInterval carriers =
        new LoopInterval(
            LoopId.CARRIERS,
            some.callback(),
            some.iteration(),
            Distribution.of(Events.histogram(MILLI)),
            some.ioLag(),
            0.5);

    List<Histogram> lines = read(write(interval(0, some, carriers)));

    assertThat(lines)
        .extracting(Histogram::getTag)
        .containsExactly(
            null,
            "carriers_2:callback",
            "carriers_2:lag",
            "carriers_2:iolag",
            "carriers_2:iteration",
            "carriers:mount",
            "carriers:lag");
    assertThat(untagged(lines.get(5))).isEqualTo(carriers.callback().toHistogram());
    assertThat(untagged(lines.get(6))).isEqualTo(carriers.lag().toHistogram());
    assertThat(lines.get(0).getTotalCount()).isEqualTo(3);
  }

  @Test
  void file_beginsAsHdrHistogramsLogsDo() throws IOException {
    Path path = write(interval(5, Events.loop("a", MILLI)));

    assertThat(Files.readAllLines(path))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("#[Logged with loopwatch 1.2]"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "#[Host: " + ThisProcess.host() + ", pid " + ThisProcess.pid() + "]"),
            line -> assertThat(line).isEqualTo("#[Histogram log format version 1.3]"),
            line ->
                assertThat(line).startsWith("#[StartTime: 1767225600.000 (seconds since epoch), "),
            line -> assertThat(line).isEqualTo("#[BaseTime: 1767225600.000 (seconds since epoch)]"),
            line -> assertThat(line).startsWith("\"StartTimestamp\",\"Interval_Length\","),
            line -> assertThat(line).startsWith("5.000,5.000,1."),
            line -> assertThat(line).startsWith("Tag=a:callback,5.000,5.000,1."),
            line -> assertThat(line).startsWith("Tag=a:lag,5.000,5.000,"),
            line -> assertThat(line).startsWith("Tag=a:iolag,5.000,5.000,"),
            line -> assertThat(line).startsWith("Tag=a:iteration,5.000,5.000,"));
  }

  @Test
  void processor_readsTotalAndTag() throws Exception {
    LoopInterval loop = Events.loop("a", 2 * MILLI, 30 * MILLI, 400 * MILLI);
    Path path = write(interval(0, loop), interval(5, loop));

    assertThat(process("-i", path.toString())).contains("Total count    =            6");
    assertThat(process("-i", path.toString(), "-csv", "-tag", "a:callback"))
        .contains("\"Value\",\"Percentile\"")
        .contains(",6,");
    assertThat(process("-i", path.toString(), "-listtags"))
        .contains("[NO TAG (default)]", "a:iteration");
  }

  @Test
  void emptyHistograms_areLeftOut_butForTheTotal() throws Exception {
    LoopInterval onlyCallbacks =
        new LoopInterval(
            Events.LOOP,
            Distribution.of(Events.histogram(MILLI)),
            Distribution.EMPTY,
            Distribution.EMPTY,
            Distribution.EMPTY,
            0.1);
    Path path = write(interval(0), interval(5, Events.loop("idle")), interval(10, onlyCallbacks));

    assertThat(read(path))
        .extracting(Histogram::getTag)
        .containsExactly(null, "vert.x-eventloop-thread-0:callback");
    assertThat(process("-i", path.toString())).contains("Total count    =            0");
  }

  @Test
  void histogramsOfTheInterval_areNotModified() throws IOException {
    LoopInterval one = Events.loop("a", MILLI);
    write(interval(0, one, Events.loop("b", MILLI)));

    assertThat(one.lag().totalCount()).isEqualTo(1);
  }

  @Test
  void truncation_atAnyByte_losesNoWholeLine() throws IOException {
    Path path = write(interval(0, Events.loop("a", MILLI)), interval(5, Events.loop("b", MILLI)));
    byte[] whole = Files.readAllBytes(path);
    int expected = read(path).size();
    assertThat(expected).isEqualTo(10);

    for (int length = 0; length <= whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThat(readUntilBroken(part))
          .as("of %d bytes", length)
          .hasSizeGreaterThanOrEqualTo(dataLines(part));
    }
  }

  @Test
  void failure_keepsIntervals_andWritesThemLater() throws IOException {
    Path notAFolder = Files.createFile(folder.resolve("full"));
    Path path = notAFolder.resolve("run.hlog");
    try (HistogramLogReporter reporter = reporter(path)) {
      for (int i = 0; i < 3; i++) {
        Interval interval = interval(5 * i, Events.loop("a", MILLI));
        assertThatThrownBy(() -> reporter.report(interval)).isInstanceOf(IOException.class);
        assertThat(reporter.keep(interval)).isTrue();
      }
      Files.delete(notAFolder);
      reporter.report(interval(15, Events.loop("a", MILLI)));
    }
    assertThat(read(path)).hasSize(4 * 5);
  }

  @Test
  void failure_keptIntervals_areWrittenAtClose() throws IOException {
    Path path = folder.resolve("run.hlog");
    try (HistogramLogReporter reporter = reporter(path)) {
      assertThat(reporter.keep(interval(0, Events.loop("a", MILLI)))).isTrue();
    }
    assertThat(read(path)).hasSize(5);
  }

  @Test
  void failure_keepsABoundedAmount() throws IOException {
    int most = 20_000;
    Path path = folder.resolve("run.hlog");
    Interval interval = interval(0, Events.loop("a", MILLI), Events.loop("b", 2 * MILLI));
    int kept = 0;
    try (HistogramLogReporter reporter =
        new HistogramLogReporter(path, Events.START, "1.2", most)) {
      while (reporter.keep(interval)) {
        kept++;
      }
    }

    assertThat(read(path)).hasSize(9 * kept);
    assertThat(path.toFile().length()).isBetween(most / 2L, most + 1_000L);
  }

  @Test
  void fullDisk_throws() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    try (HistogramLogReporter reporter = reporter(full)) {
      reporter.report(new Start(Events.START, "1.2", Map.of()));
      assertThatThrownBy(() -> reporter.report(interval(0, Events.loop("a", MILLI))))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void pathThatCannotBeWritten_failsAtStart() throws IOException {
    Path plain = Files.createFile(folder.resolve("file"));
    try (HistogramLogReporter reporter = reporter(plain.resolve("run.hlog"))) {
      assertThatThrownBy(() -> reporter.report(new Start(Events.START, "1.2", Map.of())))
          .isInstanceOf(IOException.class);
      assertThat(reporter.keep(new Start(Events.START, "1.2", Map.of()))).isTrue();
    }
  }

  @Test
  void existingFile_isReplaced() throws IOException {
    Path path = Files.writeString(folder.resolve("run.hlog"), "something else\n");
    try (HistogramLogReporter reporter = reporter(path)) {
      reporter.report(interval(0, Events.loop("a", MILLI)));
    }
    assertThat(path).content().startsWith("#[Logged with loopwatch");
  }

  private HistogramLogReporter reporter(Path path) {
    return new HistogramLogReporter(path, Events.START, "1.2");
  }

  private Path write(Interval... intervals) throws IOException {
    Path path = folder.resolve("run.hlog");
    try (HistogramLogReporter reporter = reporter(path)) {
      for (Interval interval : intervals) {
        reporter.report(interval);
      }
    }
    return path;
  }

  private static Interval interval(long second, LoopInterval... loops) {
    return new Interval(
        Events.START.plusSeconds(second), Events.START.plusSeconds(second + 5), List.of(loops));
  }

  private static List<Histogram> read(Path path) throws IOException {
    List<Histogram> all = new ArrayList<>();
    try (HistogramLogReader reader = new HistogramLogReader(path.toFile())) {
      EncodableHistogram next;
      while ((next = reader.nextIntervalHistogram()) != null) {
        all.add((Histogram) next);
      }
    }
    return all;
  }

  /** Reads as a tool does whose file ends in the middle of a line: up to the reader's complaint. */
  private static List<Histogram> readUntilBroken(byte[] log) {
    List<Histogram> all = new ArrayList<>();
    HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log));
    try {
      EncodableHistogram next;
      while ((next = reader.nextIntervalHistogram()) != null) {
        all.add((Histogram) next);
      }
    } catch (RuntimeException e) {
      // The half line itself: what counts is what came before it.
      assertThat(log[log.length - 1]).isNotEqualTo((byte) '\n');
    }
    return all;
  }

  private static int dataLines(byte[] part) {
    String text = new String(part, StandardCharsets.UTF_8);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    return (int)
        whole.lines().filter(line -> !line.startsWith("#") && !line.startsWith("\"")).count();
  }

  private static Histogram untagged(Histogram histogram) {
    Histogram copy = histogram.copy();
    copy.setTag(null);
    return copy;
  }

  /** What its main does. */
  private static String process(String... args) throws IOException, InterruptedException {
    PrintStream out = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
    try {
      HistogramLogProcessor processor = new HistogramLogProcessor(args);
      processor.start();
      processor.join();
    } finally {
      System.setOut(out);
    }
    return captured.toString(StandardCharsets.UTF_8);
  }
}
