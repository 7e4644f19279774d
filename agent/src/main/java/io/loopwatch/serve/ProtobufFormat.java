// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The metrics as messages {@code io.prometheus.client.MetricFamily}, the one form in which
 * Prometheus scrapes native histograms. The numbers are those of the fields in client_model's
 * {@code metrics.proto}. By hand, because the classes that protoc makes, with what they need, take
 * 2 MB: as much as all of Loopwatch.
 */
final class ProtobufFormat {
  static final String TYPE =
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
          + " encoding=delimited";

  private static final int COUNTER = 0;
  private static final int GAUGE = 1;
  private static final int HISTOGRAM = 4;

  private ProtobufFormat() {}

  /** All families that have a value. */
  static byte[] write(MetricSnapshots snapshots) {
    ProtobufBytes out = new ProtobufBytes();
    for (MetricSnapshot snapshot : snapshots) {
      if (!snapshot.getDataPoints().isEmpty()) {
        out.delimited(family(snapshot));
      }
    }
    return out.toByteArray();
  }

  private static ProtobufBytes family(MetricSnapshot snapshot) {
    MetricMetadata data = snapshot.getMetadata();
    if (snapshot instanceof CounterSnapshot counter) {
      return family(
          data,
          "_total",
          COUNTER,
          counter.getDataPoints(),
          (metric, point) -> metric.message(3, value(point.getValue())));
    }
    if (snapshot instanceof GaugeSnapshot gauge) {
      return family(
          data,
          "",
          GAUGE,
          gauge.getDataPoints(),
          (metric, point) -> metric.message(2, value(point.getValue())));
    }
    if (snapshot instanceof InfoSnapshot info) {
      return family(
          data,
          "_info",
          GAUGE,
          info.getDataPoints(),
          (metric, point) -> metric.message(2, value(1)));
    }
    return family(
        data,
        "",
        HISTOGRAM,
        ((HistogramSnapshot) snapshot).getDataPoints(),
        (metric, point) -> metric.message(7, histogram(point)));
  }

  private static <P extends DataPointSnapshot> ProtobufBytes family(
      MetricMetadata data,
      String suffix,
      int type,
      List<P> points,
      BiFunction<ProtobufBytes, P, ProtobufBytes> value) {
    ProtobufBytes family = new ProtobufBytes().text(1, data.getPrometheusName() + suffix);
    if (data.getHelp() != null) {
      family.text(2, data.getHelp());
    }
    family.number(3, type);
    for (P point : points) {
      family.message(4, value.apply(labels(point), point));
    }
    return family;
  }

  private static ProtobufBytes labels(DataPointSnapshot point) {
    ProtobufBytes metric = new ProtobufBytes();
    for (Label label : point.getLabels()) {
      metric.message(1, new ProtobufBytes().text(1, label.getName()).text(2, label.getValue()));
    }
    return metric;
  }

  private static ProtobufBytes value(double value) {
    return new ProtobufBytes().real(1, value);
  }

  /** Classic buckets and native ones; which of them it takes is Prometheus' choice. */
  private static ProtobufBytes histogram(HistogramDataPointSnapshot point) {
    ProtobufBytes histogram =
        new ProtobufBytes().number(1, point.getCount()).real(2, point.getSum());
    ClassicHistogramBuckets classic = point.getClassicBuckets();
    long cumulative = 0;
    for (int i = 0; i < classic.size(); i++) {
      cumulative += classic.getCount(i);
      histogram.message(
          3, new ProtobufBytes().number(1, cumulative).real(2, classic.getUpperBound(i)));
    }
    histogram
        .signed(5, point.getNativeSchema())
        .real(6, point.getNativeZeroThreshold())
        .number(7, point.getNativeZeroCount());
    spans(histogram, point.getNativeBucketsForPositiveValues());
    return histogram;
  }

  /**
   * Filled buckets: spans of those that follow one another, each with its distance from the one
   * before, and of each bucket how much its count differs from that of the one before. A histogram
   * without any span is a native one by its zero threshold.
   */
  private static void spans(ProtobufBytes histogram, NativeHistogramBuckets filled) {
    int after = 0;
    for (int begin = 0; begin < filled.size(); ) {
      int end = begin + 1;
      while (end < filled.size()
          && filled.getBucketIndex(end) == filled.getBucketIndex(end - 1) + 1) {
        end++;
      }
      int first = filled.getBucketIndex(begin);
      histogram.message(12, span(first - after, end - begin));
      after = first + end - begin;
      begin = end;
    }
    long before = 0;
    for (int i = 0; i < filled.size(); i++) {
      histogram.signed(13, filled.getCount(i) - before);
      before = filled.getCount(i);
    }
  }

  private static ProtobufBytes span(int offset, int length) {
    return new ProtobufBytes().signed(1, offset).number(2, length);
  }
}
