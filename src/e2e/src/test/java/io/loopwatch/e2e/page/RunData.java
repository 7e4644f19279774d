// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes the data of a page: a run of so many loops and stalls that looks like one. The same
 * arguments give the same run.
 */
final class RunData {
  static final long START = 1_767_225_600_000L;
  static final int STEP_MILLIS = 1000;
  private static final List<Double> PERCENTILES =
      List.of(0.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.5, 99.9, 99.99, 99.999, 100.0);

  private final Names names;
  private final int loops;
  private final int buckets;
  private final SplittableRandom random = new SplittableRandom(7);
  private final StallData stalls;

  private RunData(Names names, int loops, int stalls, int buckets) {
    this.names = names;
    this.loops = loops;
    this.buckets = buckets;
    this.stalls = new StallData(names, random, loops, buckets * (long) STEP_MILLIS);
    this.stalls.add(stalls);
  }

  /** A run with histograms and events. */
  static JsonObject of(Names names, int loops, int stalls, int buckets) {
    return new Gson()
        .toJsonTree(new RunData(names, loops, stalls, buckets).run())
        .getAsJsonObject();
  }

  private Map<String, Object> run() {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("format", 1);
    run.put("by", "loopwatch 0.1.0");
    run.put("made", START);
    run.put("title", names.title());
    run.put("start", START);
    run.put("end", START + buckets * (long) STEP_MILLIS);
    run.put("files", List.of(file("run.hlog", "histograms"), file("events.jsonl", "events")));
    run.put("problems", List.of(names.problem()));
    run.put("summary", List.of(Map.of("text", names.sentence(), "loop", 0, "culprit", 0)));
    run.put("thresholds", Map.of("callback", 1e8, "lag", 1e8, "iteration", 1e8));
    run.put("percentiles", PERCENTILES);
    run.put("time", Map.of("at", times(), "step", STEP_MILLIS));
    run.put("loops", allLoops());
    stalls.putInto(run);
    run.put("blocking", List.of(call()));
    run.put("pins", List.of(pin()));
    run.put("episodes", List.of(episode()));
    return run;
  }

  private Map<String, Object> file(String path, String what) {
    return Map.of("path", path, "what", what, "lines", 1234, "process", names.process());
  }

  private List<Long> times() {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < buckets; i++) {
      times.add(START + i * (long) STEP_MILLIS);
    }
    return times;
  }

  private List<Object> allLoops() {
    List<Object> all = new ArrayList<>();
    for (int id = 0; id < loops; id++) {
      Map<String, Object> loop = new LinkedHashMap<>();
      loop.put("id", id);
      loop.put("name", names.loop(id));
      loop.put("process", names.process());
      loop.put("kind", "vertx");
      loop.put("utilization", random.nextDouble());
      loop.put("late", random.nextDouble() * 0.1);
      loop.put("stalls", stalls.countOf(id));
      loop.put("blockedNanos", stalls.nanosOf(id));
      Map<String, Object> kinds = new LinkedHashMap<>();
      Map<String, Object> series = new LinkedHashMap<>();
      for (String kind : List.of("callback", "lag", "iolag", "iteration")) {
        kinds.put(kind, kind());
        series.put(kind, Map.of("p50", line(50), "p99", line(3000), "max", line(60_000)));
      }
      series.put("utilization", line(40));
      loop.put("kinds", kinds);
      loop.put("series", series);
      all.add(loop);
    }
    return all;
  }

  private Map<String, Object> kind() {
    List<Long> curve = new ArrayList<>();
    long nanos = 10_000 + random.nextInt(20_000);
    for (int i = 0; i < PERCENTILES.size(); i++) {
      curve.add(nanos);
      nanos += nanos * random.nextInt(50, 200) / 100;
    }
    Map<String, Object> kind = new LinkedHashMap<>();
    kind.put("count", 100_000);
    kind.put("mean", curve.get(3));
    kind.put("p50", curve.get(2));
    kind.put("p90", curve.get(4));
    kind.put("p99", curve.get(6));
    kind.put("p999", curve.get(8));
    kind.put("max", curve.get(curve.size() - 1));
    kind.put("curve", curve);
    return kind;
  }

  /** Figures around a middle, with a gap, which is null. */
  private List<Integer> line(int middle) {
    List<Integer> line = new ArrayList<>();
    for (int i = 0; i < buckets; i++) {
      boolean gap = i > buckets / 2 && i < buckets / 2 + buckets / 20;
      line.add(gap ? null : middle / 2 + random.nextInt(middle));
    }
    return line;
  }

  private Map<String, Object> call() {
    return Map.of(
        "operation",
        "Thread.sleep",
        "kind",
        "sleep",
        "place",
        names.frame(0),
        "count",
        1500,
        "totalNanos",
        15e9,
        "maxNanos",
        14e6,
        "p50Nanos",
        10e6,
        "p99Nanos",
        14e6,
        "stack",
        0);
  }

  private Map<String, Object> pin() {
    return Map.of(
        "reason",
        "synchronized",
        "frame",
        names.frame(1),
        "operation",
        "Thread.sleep",
        "place",
        names.frame(0),
        "count",
        12,
        "totalNanos",
        3e8,
        "maxNanos",
        31e6,
        "cure",
        names.hint());
  }

  private Map<String, Object> episode() {
    return Map.of("type", "lag", "loop", 0, "time", START, "nanos", 14e7, "text", names.sentence());
  }
}
