// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwatch.event.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunReaderTest {
  private static final long MILLI = 1_000_000;

  @TempDir private Path folder;

  private static Run read(Path... paths) throws IOException {
    return RunReader.read(List.of(paths), Progress.NONE);
  }

  private static Histogram of(Run run, int loop, Measure measure) {
    Histogram histogram = run.loops().get(loop).histogram(measure);
    assertThat(histogram).isNotNull();
    return histogram;
  }

  /** Of more than one block, so that steps go on from one to the next. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void histograms_addUpAsHdrHistogramReadsThem(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Logs log = Logs.of("web-1", 7);
    for (int i = 0; i < 5_000; i++) {
      log.interval("", i * 5.0, Logs.random(random, 50));
      log.interval("loop-1:callback", i * 5.0, Logs.random(random, random.nextInt(1, 400)));
      log.interval("loop-2:lag", i * 5.0, Logs.random(random, 1));
    }
    Path file = log.to(folder.resolve("run.hlog"));
    assertThat(Files.size(file)).isGreaterThan(2 << 20);
    Map<String, Histogram> expected = byHdrHistogram(file);

    Run run = read(file);

    assertThat(run.problems()).isEmpty();
    assertThat(run.total(Measure.LAG)).isEqualTo(expected.get(null));
    assertThat(of(run, 0, Measure.CALLBACK)).isEqualTo(expected.get("loop-1:callback"));
    assertThat(of(run, 1, Measure.LAG)).isEqualTo(expected.get("loop-2:lag"));
  }

  private static Map<String, Histogram> byHdrHistogram(Path file) throws IOException {
    Map<String, Histogram> sums = new HashMap<>();
    try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
      for (EncodableHistogram each = reader.nextIntervalHistogram();
          each != null;
          each = reader.nextIntervalHistogram()) {
        sums.computeIfAbsent(each.getTag(), unused -> Distribution.histogram())
            .add((Histogram) each);
      }
    }
    return sums;
  }

  /** 3,000 intervals of 5 s in at most 720 steps: six to a step. */
  @Test
  void timeLine_hasTheFiguresOfEachStep() throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    Logs log = Logs.of(null, 0);
    Histogram[] steps = new Histogram[500];
    for (int i = 0; i < 3_000; i++) {
      Histogram histogram = Logs.random(random, 300);
      steps[i / 6] = steps[i / 6] == null ? Distribution.histogram() : steps[i / 6];
      steps[i / 6].add(histogram);
      log.interval("loop-1:callback", i * 5.0, histogram);
    }
    Path file = log.to(folder.resolve("run.hlog"));
    assertThat(Files.size(file)).isGreaterThan(1 << 20);

    Run run = read(file);

    assertThat(run.grid().stepSeconds()).isEqualTo(30);
    Series series = run.loops().get(0).series(Measure.CALLBACK);
    assertThat(series).isNotNull();
    assertThat(series.p50Nanos()).isEqualTo(each(steps, step -> step.getValueAtPercentile(50)));
    assertThat(series.p99Nanos()).isEqualTo(each(steps, step -> step.getValueAtPercentile(99)));
    assertThat(series.maxNanos()).isEqualTo(each(steps, Histogram::getMaxValue));
  }

  private static long[] each(Histogram[] steps, ToLongFunction<Histogram> figure) {
    return Stream.of(steps).mapToLong(figure).toArray();
  }

  @Test
  void step_isNoFinerThanTheIntervals() throws IOException {
    Logs log = Logs.of(null, 0);
    log.interval("loop-1:callback", 0.0, MILLI).interval("loop-1:callback", 5.0, 2 * MILLI);
    Run run = read(log.to(folder.resolve("run.hlog")));
    assertThat(run.grid().stepSeconds()).isEqualTo(5);
    Series series = run.loops().get(0).series(Measure.CALLBACK);
    assertThat(series).isNotNull();
    assertThat(series.p50Nanos()).hasSize(2).isSorted();
  }

  @Test
  void loopsOfTwoProcesses_stayApart_andOfOneProcessAddUp() throws IOException {
    Path one = Logs.of("web-1", 7).interval("loop-1:lag", 0, MILLI).to(folder.resolve("1.hlog"));
    Path two = Logs.of("web-2", 7).interval("loop-1:lag", 0, MILLI).to(folder.resolve("2.hlog"));
    Path three = Logs.of("web-2", 7).interval("loop-1:lag", 5, MILLI).to(folder.resolve("3.hlog"));
    Run run = read(one, two, three);
    LoopNames names = new LoopNames(run.loops());
    assertThat(run.loops().stream().map(names::of))
        .containsExactly("loop-1 @ web-1", "loop-1 @ web-2");
    assertThat(of(run, 0, Measure.LAG).getTotalCount()).isEqualTo(1);
    assertThat(of(run, 1, Measure.LAG).getTotalCount()).isEqualTo(2);
  }

  @Test
  void logsInOneFile_haveEachTheirOwnTimeAndProcess() throws IOException {
    byte[] one = Logs.of("web-1", 7).interval("loop-1:lag", 0, MILLI).bytes();
    byte[] two = Logs.of("web-2", 8).interval("loop-1:lag", 60, MILLI).bytes();
    Path both = Files.write(folder.resolve("both.hlog"), one);
    Files.write(both, two, StandardOpenOption.APPEND);
    Run run = read(both);
    assertThat(run.problems()).isEmpty();
    assertThat(run.loops()).hasSize(2);
    assertThat(run.grid().steps() * run.grid().stepSeconds()).isEqualTo(65);
  }

  @Test
  void damagedLines_areToldWithTheirNumber_andTheOthersCount() throws IOException {
    Logs log = Logs.of(null, 0).interval("loop-1:lag", 0, MILLI);
    log.line("Tag=loop-1:lag,5.000,5.000,1.000,HISTFAAAAnonsense");
    log.line("nonsense");
    log.interval("loop-1:lag", 10, MILLI);
    byte[] whole = log.bytes();
    Path file = Files.write(folder.resolve("run.hlog"), Arrays.copyOf(whole, whole.length - 9));
    Run run = read(file);
    assertThat(run.problems())
        .containsExactly(
            file + ":7: has a histogram that is not in base64",
            file + ":8: is not a line of a histogram log",
            file + ":9: is cut short");
    assertThat(of(run, 0, Measure.LAG).getTotalCount()).isEqualTo(1);
  }

  @Test
  void foreignSeries_areTold() throws IOException {
    Path file = Logs.of(null, 0).interval("jHiccup", 0, MILLI).to(folder.resolve("run.hlog"));
    assertThat(read(file).problems())
        .containsExactly(file + ": 'jHiccup' is no series of Loopwatch's");
  }

  /** As a damaged file may have: what is told stays bounded. */
  @Test
  void manyForeignSeries_areToldInPart() throws IOException {
    Logs log = Logs.of(null, 0);
    for (int i = 0; i < 1_000; i++) {
      log.interval("foreign-" + i, 0, MILLI);
    }
    assertThat(read(log.to(folder.resolve("run.hlog"))).problems()).hasSize(20);
  }

  static Stream<String> unusable() {
    return Stream.of("missing.hlog", ".");
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void fileThatCannotBeRead_isNamed(String name) {
    Path file = folder.resolve(name);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("\\Q" + file + "\\E (does not exist|is a folder)");
  }

  @Test
  void emptyFile_isARunWithoutLoops() throws IOException {
    Run run = read(Files.createFile(folder.resolve("empty.hlog")));
    assertThat(run.loops()).isEmpty();
    assertThat(Summary.of(run))
        .extracting(Sentence::text)
        .containsExactly("These files tell of no loop.");
  }
}
