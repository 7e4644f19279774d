// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Interval;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import org.jspecify.annotations.Nullable;

/** All that is scraped. Any thread. */
final class Metrics {
  private static final double NANOS = 1e9;

  private final String version;
  private final LoopLabels names = new LoopLabels();
  private final LoopHistograms histograms = new LoopHistograms(names);
  private final LoopGauges figures = new LoopGauges(names);
  private long pins;
  private long pinnedNanos;

  Metrics(String version) {
    this.version = version;
  }

  synchronized void add(Interval interval) {
    histograms.add(interval);
  }

  /** Counts a call that is told as a pin, and no other. */
  synchronized void add(BlockingCall call) {
    if (call.pin() != null) {
      pins += call.evidence().count();
      pinnedNanos += call.evidence().durationNanos();
    }
  }

  /** What there is now; names are in the order in which they are told. */
  synchronized MetricSnapshots snapshots(LoopStates now) {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    histograms.addTo(all);
    figures.addTo(all, now);
    all.metricSnapshot(
        counter("jvm_virtualthread_pinned", "Pins of pin.threshold or longer", null, pins));
    all.metricSnapshot(
        counter(
            "jvm_virtualthread_pinned_time_seconds",
            "How long these pins took",
            Unit.SECONDS,
            pinnedNanos / NANOS));
    all.metricSnapshot(dropped(now));
    all.metricSnapshot(build());
    return all.build();
  }

  private static CounterSnapshot counter(
      String name, String help, @Nullable Unit unit, double value) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .unit(unit)
        .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static CounterSnapshot dropped(LoopStates now) {
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder()
            .name("loopwatch_events_dropped")
            .help("What a sink of Loopwatch's did not get, because it was too slow or failed");
    now.dropped()
        .forEach(
            (sink, count) ->
                counter.dataPoint(
                    CounterDataPointSnapshot.builder()
                        .labels(Labels.of("sink", sink))
                        .value(count)
                        .build()));
    return counter.build();
  }

  private InfoSnapshot build() {
    return InfoSnapshot.builder()
        .name("loopwatch_build")
        .help("Which Loopwatch this is")
        .dataPoint(InfoDataPointSnapshot.builder().labels(Labels.of("version", version)).build())
        .build();
  }
}
