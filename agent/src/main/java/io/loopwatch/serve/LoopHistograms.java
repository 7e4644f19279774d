// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import io.loopwatch.event.Interval;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopKind;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The histograms that are scraped: sums over intervals. Guarded by its owner's lock. */
final class LoopHistograms {
  private final LoopLabels names;
  private final Family delay =
      new Family(
          "eventloop_delay_seconds",
          "What a task (kind=task) or an I/O event (kind=io) waits for its turn");
  private final Family callback =
      new Family("eventloop_callback_duration_seconds", "How long callbacks take");
  private final Family iteration =
      new Family("eventloop_iteration_duration_seconds", "How long turns of the loop take");
  private final Family mount =
      new Family(
          "jvm_virtualthread_mount_duration_seconds",
          "How long virtual threads hold their carriers");
  private final Family scheduler =
      new Family(
          "jvm_virtualthread_scheduler_delay_seconds", "What virtual threads wait for a carrier");

  LoopHistograms(LoopLabels names) {
    this.names = names;
  }

  void add(Interval interval) {
    for (LoopInterval loop : interval.loops()) {
      if (loop.loop().kind() == LoopKind.CARRIER) {
        mount.sums(Labels.EMPTY).add(loop.callback());
        scheduler.sums(Labels.EMPTY).add(loop.lag());
      } else {
        addLoop(loop, names.of(loop.loop().name()));
      }
    }
  }

  private void addLoop(LoopInterval loop, String name) {
    Labels labels = Labels.of("loop", name);
    callback.sums(labels).add(loop.callback());
    iteration.sums(labels).add(loop.iteration());
    delay.sums(Labels.of("kind", "task", "loop", name)).add(loop.lag());
    delay.sums(Labels.of("kind", "io", "loop", name)).add(loop.ioLag());
  }

  void addTo(MetricSnapshots.Builder all) {
    for (Family family : List.of(delay, callback, iteration, mount, scheduler)) {
      all.metricSnapshot(family.snapshot());
    }
  }

  private static final class Family {
    private final String name;
    private final String help;
    private final Map<Labels, Sums> series = new LinkedHashMap<>();

    Family(String name, String help) {
      this.name = name;
      this.help = help;
    }

    Sums sums(Labels labels) {
      return series.computeIfAbsent(labels, unused -> new Sums());
    }

    HistogramSnapshot snapshot() {
      HistogramSnapshot.Builder snapshot =
          HistogramSnapshot.builder().name(name).help(help).unit(Unit.SECONDS);
      series.forEach((labels, sums) -> snapshot.dataPoint(sums.snapshot(labels)));
      return snapshot.build();
    }
  }
}
