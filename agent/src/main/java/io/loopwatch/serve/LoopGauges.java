// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/**
 * Counters and gauges of loops, as the watchdog tells them when it is asked. Loops of one name are
 * one; those that have ended stay in counters and leave gauges. Guarded by its owner's lock.
 */
final class LoopGauges {
  private static final double NANOS = 1e9;

  private final LoopLabels names;
  private final Map<String, Counts> highest = new LinkedHashMap<>();

  /** What counters say of one label. */
  private record Counts(long stalls, long overNanos) {
    static Counts highest(Counts one, Counts other) {
      return new Counts(
          Math.max(one.stalls, other.stalls), Math.max(one.overNanos, other.overNanos));
    }
  }

  LoopGauges(LoopLabels names) {
    this.names = names;
  }

  void addTo(MetricSnapshots.Builder all, LoopStates now) {
    count(now);
    Map<String, LoopTotals> totals = new LinkedHashMap<>();
    Map<String, Integer> waiting = new LinkedHashMap<>();
    for (LoopState loop : now.living()) {
      String label = names.of(loop.totals().loop().name());
      totals.merge(label, loop.totals(), LoopTotals::plus);
      if (loop.waitingTasks() >= 0) {
        waiting.merge(label, loop.waitingTasks(), Integer::sum);
      }
    }
    all.metricSnapshot(utilization(totals));
    all.metricSnapshot(pending(waiting));
    all.metricSnapshot(stalls());
    all.metricSnapshot(blocked());
  }

  /** A loop that ends between the two lists would be missing once: a counter does not go back. */
  private void count(LoopStates now) {
    Map<String, LoopTotals> sums = new LinkedHashMap<>();
    BiConsumer<LoopTotals, String> add =
        (totals, label) -> sums.merge(label, totals, LoopTotals::plus);
    now.living().forEach(loop -> add.accept(loop.totals(), label(loop.totals())));
    now.ended().forEach(totals -> add.accept(totals, label(totals)));
    sums.forEach(
        (label, sum) ->
            highest.merge(label, new Counts(sum.stalls(), sum.overNanos()), Counts::highest));
  }

  private String label(LoopTotals totals) {
    return names.of(totals.loop().name());
  }

  private static GaugeSnapshot utilization(Map<String, LoopTotals> living) {
    GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder()
            .name("eventloop_utilization_ratio")
            .help("Part of its life that the loop was awake, 0 to 1")
            .unit(Unit.RATIO);
    living.forEach((label, totals) -> gauge.dataPoint(point(label, totals.utilization())));
    return gauge.build();
  }

  private static GaugeSnapshot pending(Map<String, Integer> waiting) {
    GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder()
            .name("eventloop_tasks_pending")
            .help("Tasks in the loop's queue now");
    waiting.forEach((label, tasks) -> gauge.dataPoint(point(label, tasks)));
    return gauge.build();
  }

  private static GaugeDataPointSnapshot point(String label, double value) {
    return GaugeDataPointSnapshot.builder().labels(Labels.of("loop", label)).value(value).build();
  }

  private CounterSnapshot stalls() {
    return counter(
        CounterSnapshot.builder()
            .name("eventloop_stalls")
            .help("Callbacks, or mounts, that took the threshold or longer"),
        Counts::stalls);
  }

  private CounterSnapshot blocked() {
    return counter(
        CounterSnapshot.builder()
            .name("eventloop_blocked_time_seconds")
            .help("Time that stalls took beyond the threshold")
            .unit(Unit.SECONDS),
        counts -> counts.overNanos() / NANOS);
  }

  private CounterSnapshot counter(CounterSnapshot.Builder counter, ToDoubleFunction<Counts> value) {
    highest.forEach(
        (label, counts) ->
            counter.dataPoint(
                CounterDataPointSnapshot.builder()
                    .labels(Labels.of("loop", label))
                    .value(value.applyAsDouble(counts))
                    .build()));
    return counter.build();
  }
}
