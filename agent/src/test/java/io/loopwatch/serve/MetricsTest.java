// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Distribution;
import io.loopwatch.event.Interval;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Pin;
import io.loopwatch.event.PinReason;
import io.loopwatch.event.Start;
import io.loopwatch.report.HistogramLogReporter;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
  private static final LoopId NIO = new LoopId("loop-1", LoopKind.NETTY);
  private static final LoopId VERTX = new LoopId("vert.x-eventloop-thread-0", LoopKind.VERTX);

  private final Metrics metrics = new Metrics("1.2.3");

  @Test
  void whatIsScraped_isWhatTheHistogramFileSays(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("run.hlog");
    SplittableRandom random = new SplittableRandom(1);
    HistogramLogReporter log = new HistogramLogReporter(file, Played.START, "test");
    try (log) {
      log.report(new Start(Played.START, "test", Map.of()));
      for (int i = 0; i < 20; i++) {
        Interval interval =
            Played.interval(
                i,
                Played.loop(NIO, random),
                Played.loop(VERTX, random),
                Played.loop(LoopId.CARRIERS, random));
        log.report(interval);
        metrics.add(interval);
      }
    }
    Map<String, Histogram> sums = read(file);
    for (LoopId loop : List.of(NIO, VERTX)) {
      Labels labels = Labels.of("loop", loop.name());
      assertSame(point("eventloop_callback_duration_seconds", labels), sums, loop, "callback");
      assertSame(point("eventloop_iteration_duration_seconds", labels), sums, loop, "iteration");
      Labels task = Labels.of("kind", "task", "loop", loop.name());
      assertSame(point("eventloop_delay_seconds", task), sums, loop, "lag");
      Labels io = Labels.of("kind", "io", "loop", loop.name());
      assertSame(point("eventloop_delay_seconds", io), sums, loop, "iolag");
    }
    LoopId carriers = LoopId.CARRIERS;
    assertSame(
        point("jvm_virtualthread_mount_duration_seconds", Labels.EMPTY), sums, carriers, "mount");
    assertSame(
        point("jvm_virtualthread_scheduler_delay_seconds", Labels.EMPTY), sums, carriers, "lag");
  }

  private HistogramDataPointSnapshot point(String name, Labels labels) {
    return metrics.snapshots(Played.figures()).stream()
        .filter(snapshot -> snapshot.getMetadata().getName().equals(name))
        .flatMap(snapshot -> ((HistogramSnapshot) snapshot).getDataPoints().stream())
        .filter(point -> point.getLabels().equals(labels))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + labels));
  }

  private static Map<String, Histogram> read(Path file) throws Exception {
    Map<String, Histogram> sums = new HashMap<>();
    try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
      Histogram line = (Histogram) reader.nextIntervalHistogram();
      while (line != null) {
        sums.computeIfAbsent(line.getTag(), tag -> Distribution.histogram()).add(line);
        line = (Histogram) reader.nextIntervalHistogram();
      }
    }
    return sums;
  }

  private static void assertSame(
      HistogramDataPointSnapshot scraped, Map<String, Histogram> sums, LoopId loop, String kind) {
    Histogram file = sums.get(loop.name() + ":" + kind);
    assertThat(scraped.getCount()).as("count").isEqualTo(file.getTotalCount()).isPositive();
    double seconds = file.getMean() * file.getTotalCount() / 1e9;
    assertThat(scraped.getSum()).as("sum").isCloseTo(seconds, within(seconds * 1e-9));
    long[] classic = new long[Sums.BOUNDS.length + 1];
    Map<Integer, Long> natives = new HashMap<>();
    file.recordedValues()
        .forEach(
            each -> {
              int i = 0;
              while (i < Sums.BOUNDS.length && each.getValueIteratedTo() > Sums.BOUNDS[i]) {
                i++;
              }
              classic[i] += each.getCountAtValueIteratedTo();
              double value = each.getValueIteratedTo() / 1e9;
              int index = value <= 0x1p-20 ? Integer.MIN_VALUE : NativeScale.index(value);
              natives.merge(index, each.getCountAtValueIteratedTo(), Long::sum);
            });
    for (int i = 0; i < classic.length; i++) {
      assertThat(scraped.getClassicBuckets().getCount(i)).as("bucket " + i).isEqualTo(classic[i]);
    }
    Map<Integer, Long> told = new HashMap<>();
    told.put(Integer.MIN_VALUE, scraped.getNativeZeroCount());
    scraped
        .getNativeBucketsForPositiveValues()
        .forEach(bucket -> told.put(bucket.getBucketIndex(), bucket.getCount()));
    natives.putIfAbsent(Integer.MIN_VALUE, 0L);
    assertThat(told).isEqualTo(natives);
  }

  @Test
  void countersOfLoopsThatEnd_stay_andGaugesGo() throws Exception {
    LoopTotals one = Played.totals("loop-1", 3, 2_000_000_000L);
    LoopTotals two = Played.totals("loop-2", 1, 500_000_000L);
    assertThat(text(Played.figures(Played.state(one, 7), Played.state(two, -1))))
        .contains("eventloop_stalls_total{loop=\"loop-1\"} 3.0\n")
        .contains("eventloop_blocked_time_seconds_total{loop=\"loop-1\"} 2.0\n")
        .contains("eventloop_utilization_ratio{loop=\"loop-2\"} 0.25\n")
        .contains("eventloop_tasks_pending{loop=\"loop-1\"} 7.0\n")
        .doesNotContain("eventloop_tasks_pending{loop=\"loop-2\"}");
    LoopStates ended = new LoopStates(List.of(Played.state(two, 0)), List.of(one), Map.of());
    assertThat(text(ended))
        .contains("eventloop_stalls_total{loop=\"loop-1\"} 3.0\n")
        .doesNotContain("eventloop_utilization_ratio{loop=\"loop-1\"}");
    assertThat(text(Played.figures()))
        .as("nobody told of it this once")
        .contains("eventloop_stalls_total{loop=\"loop-1\"} 3.0\n");
  }

  @Test
  void aLoopOfTheSameNameAsOneThatEnded_goesOnFromThere() throws Exception {
    LoopTotals before = Played.totals("loop-1", 3, 10);
    LoopTotals now = Played.totals("loop-1", 2, 10);
    assertThat(text(new LoopStates(List.of(Played.state(now, 0)), List.of(before), Map.of())))
        .contains("eventloop_stalls_total{loop=\"loop-1\"} 5.0\n")
        .contains("eventloop_utilization_ratio{loop=\"loop-1\"} 0.25\n");
  }

  @Test
  void ofManyLoops_theLaterAreOne() throws Exception {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 1_000; i++) {
      LoopInterval loop = Played.loop(new LoopId("loop-" + i, LoopKind.CUSTOM), random);
      metrics.add(Played.interval(i, loop));
    }
    String text = text(Played.figures(Played.state(Played.totals("loop-999", 4, 1), 0)));
    assertThat(
            text.lines()
                .filter(line -> line.startsWith("eventloop_callback_duration_seconds_count")))
        .hasSize(LoopLabels.MOST + 1);
    assertThat(text)
        .contains("eventloop_callback_duration_seconds_count{loop=\"(other loops)\"} 400000\n")
        .contains("eventloop_stalls_total{loop=\"(other loops)\"} 4.0\n");
  }

  @Test
  void pinsAreCounted_andOtherCallsAreNot() throws Exception {
    metrics.add(call(30_000_000, new Pin(PinReason.SYNCHRONIZED, null, "")));
    metrics.add(call(20_000_000, new Pin(PinReason.SYNCHRONIZED, null, "")));
    metrics.add(call(90_000_000, null));
    assertThat(text(Played.figures()))
        .contains("jvm_virtualthread_pinned_total 2.0\n")
        .contains("jvm_virtualthread_pinned_time_seconds_total 0.05\n");
  }

  private static BlockingCall call(long nanos, Pin pin) {
    Operation sleep = new Operation("Thread.sleep", "sleep");
    BlockingEvidence evidence =
        new BlockingEvidence(
            1, Instant.EPOCH, LoopId.CARRIERS, nanos, 1, 1, sleep, List.of(), Map.of(), 0);
    return new BlockingCall(evidence, "Thread.sleep", null, null, pin);
  }

  @Test
  void whatSinksLost_andTheVersion_areTold() throws Exception {
    assertThat(text(new LoopStates(List.of(), List.of(), Map.of("log", 12L))))
        .contains("loopwatch_events_dropped_total{sink=\"log\"} 12.0\n")
        .contains("loopwatch_build_info{version=\"1.2.3\"} 1\n");
  }

  @Test
  void aNameOfAnyKind_isEscaped() throws Exception {
    LoopTotals hostile = Played.totals("a\"b\\c\nd", 1, 1);
    assertThat(text(Played.figures(Played.state(hostile, 0))))
        .contains("eventloop_stalls_total{loop=\"a\\\"b\\\\c\\nd\"} 1.0\n");
  }

  private String text(LoopStates figures) throws Exception {
    return new String(Format.TEXT.write(metrics.snapshots(figures)), UTF_8);
  }
}
