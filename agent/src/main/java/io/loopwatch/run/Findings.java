// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.LoggedEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** What event logs tell, added up. Bounded: of stalls and episodes the longest are kept. */
final class Findings {
  /** A page stays fluent with so many. */
  private static final int MOST_STALLS = 10_000;

  private static final int MOST_EPISODES_OF_A_TYPE = 1_000;
  private static final Comparator<StallRow> SHORTEST_FIRST =
      Comparator.comparingLong(row -> row.event().durationNanos());
  private static final Comparator<Episode> SHORTEST_EPISODE_FIRST =
      Comparator.comparingLong(episode -> episode.event().durationNanos());
  private static final Comparator<Episode> IN_TIME =
      Comparator.comparing(episode -> episode.event().time());

  final CulpritSums culprits = new CulpritSums();
  final SiteSums blocking = new SiteSums();
  final SiteSums pins = new SiteSums();
  final SampleTree samples = new SampleTree();
  private final PriorityQueue<StallRow> longest = new PriorityQueue<>(SHORTEST_FIRST);
  private final Map<String, PriorityQueue<Episode>> episodes = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();
  private double startSeconds = Double.POSITIVE_INFINITY;
  private double endSeconds = Double.NEGATIVE_INFINITY;

  void time(LoggedEvent event) {
    double begin = Grid.millis(event.time()) / 1e3;
    startSeconds = Math.min(startSeconds, begin);
    endSeconds = Math.max(endSeconds, begin + Math.max(0, event.durationNanos()) / 1e9);
  }

  void stall(LoggedEvent stall, LoopRun loop, boolean isOpen) {
    count(stall.type());
    loop.stalled(stall.durationNanos());
    int culprit = culprits.add(stall, loop.index());
    samples.add(stall);
    keep(longest, new StallRow(loop.index(), culprit, stall, isOpen), MOST_STALLS);
  }

  void blocking(LoggedEvent call, LoopRun loop) {
    count(call.type());
    blocking.add(call, loop.index());
  }

  void pin(LoggedEvent pin, LoopRun loop) {
    count(pin.type());
    pins.add(pin, loop.index());
  }

  void episode(LoggedEvent event, int loop) {
    count(event.type());
    keep(
        episodes.computeIfAbsent(
            event.type(), unused -> new PriorityQueue<>(SHORTEST_EPISODE_FIRST)),
        new Episode(loop, event),
        MOST_EPISODES_OF_A_TYPE);
  }

  private static <T> void keep(PriorityQueue<T> kept, T one, int most) {
    kept.add(one);
    if (kept.size() > most) {
      kept.remove();
    }
  }

  private void count(String type) {
    counts.merge(type, 1L, Long::sum);
  }

  /** How many things of a type there were, kept or not. */
  long count(Stream<String> types) {
    return types.mapToLong(type -> counts.getOrDefault(type, 0L)).sum();
  }

  /** In the order of time, the longest {@value #MOST_STALLS}. */
  List<StallRow> stalls() {
    return longest.stream().sorted(Comparator.comparing(row -> row.event().time())).toList();
  }

  /** In the order of time. */
  List<Episode> episodes() {
    return episodes.values().stream().flatMap(PriorityQueue::stream).sorted(IN_TIME).toList();
  }

  double startSeconds() {
    return startSeconds;
  }

  double endSeconds() {
    return endSeconds;
  }
}
