// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Distribution;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopKind;
import io.prometheus.metrics.expositionformats.PrometheusProtobufWriter;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_32_0.Metrics.MetricFamily;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is written by hand, beside what Prometheus' own client writes of the same. */
class ProtobufFormatTest {
  private final io.loopwatch.serve.Metrics metrics = new io.loopwatch.serve.Metrics("1.2.3");

  @Test
  void isWhatTheClientWrites() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    LoopId loop = new LoopId("loop \u00e4 \ud83d\ude00 \"1\"", LoopKind.NETTY);
    for (int i = 0; i < 5; i++) {
      metrics.add(
          Played.interval(i, Played.loop(loop, random), Played.loop(LoopId.CARRIERS, random)));
    }
    assertSame(
        metrics.snapshots(
            new LoopStates(
                List.of(Played.state(Played.totals(loop.name(), 3, 7_000_000), 2)),
                List.of(Played.totals("ended", Long.MAX_VALUE, Long.MAX_VALUE)),
                Map.of("log", 5L))));
  }

  @Test
  void anEmptyHistogram_isANativeOne() throws IOException {
    LoopInterval idle =
        new LoopInterval(
            new LoopId("idle", LoopKind.NETTY),
            Distribution.EMPTY,
            Distribution.EMPTY,
            Distribution.EMPTY,
            Distribution.EMPTY,
            0);
    metrics.add(Played.interval(0, idle));
    assertSame(metrics.snapshots(Played.figures()));
  }

  @Test
  void nothingAtAll() throws IOException {
    assertSame(metrics.snapshots(Played.figures()));
  }

  private static void assertSame(MetricSnapshots snapshots) throws IOException {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    new PrometheusProtobufWriter().write(expected, snapshots);
    List<MetricFamily> written = parse(ProtobufFormat.write(snapshots));
    List<MetricFamily> wanted = parse(expected.toByteArray());
    assertThat(written).isNotEmpty().hasSameSizeAs(wanted);
    for (int i = 0; i < written.size(); i++) {
      assertThat(filled(written.get(i))).isEqualTo(filled(wanted.get(i)));
      assertThat(withoutSpans(written.get(i))).isEqualTo(withoutSpans(wanted.get(i)));
    }
  }

  /** The client puts short gaps into spans, as buckets without a count. */
  private static MetricFamily withoutSpans(MetricFamily family) {
    MetricFamily.Builder bare = family.toBuilder();
    bare.getMetricBuilderList().stream()
        .filter(metric -> metric.hasHistogram())
        .forEach(metric -> metric.getHistogramBuilder().clearPositiveSpan().clearPositiveDelta());
    return bare.build();
  }

  /** Of each histogram the buckets that have a count, by their number. */
  private static List<Map<Integer, Long>> filled(MetricFamily family) {
    List<Map<Integer, Long>> all = new ArrayList<>();
    for (var metric : family.getMetricList()) {
      Map<Integer, Long> counts = new TreeMap<>();
      int index = 0;
      int next = 0;
      long count = 0;
      for (var span : metric.getHistogram().getPositiveSpanList()) {
        index += span.getOffset();
        for (int i = 0; i < span.getLength(); i++) {
          count += metric.getHistogram().getPositiveDelta(next++);
          counts.put(index++, count);
        }
      }
      counts.values().removeIf(each -> each == 0);
      assertThat(next).isEqualTo(metric.getHistogram().getPositiveDeltaCount());
      all.add(counts);
    }
    return all;
  }

  private static List<MetricFamily> parse(byte[] bytes) throws IOException {
    List<MetricFamily> families = new ArrayList<>();
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    MetricFamily next = MetricFamily.parseDelimitedFrom(in);
    while (next != null) {
      families.add(next);
      next = MetricFamily.parseDelimitedFrom(in);
    }
    return families;
  }
}
