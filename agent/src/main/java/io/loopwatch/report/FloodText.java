// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Flood;
import io.loopwatch.event.TaskCount;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A loop that has too much to do, in words. */
final class FloodText {
  /** Classes of tasks that a line names. */
  static final int MOST_NAMED = 5;

  private FloodText() {}

  static String firstLine(Flood flood) {
    String details =
        Stream.of(waiting(flood), ran(flood))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    String head = "#" + flood.id() + " " + OneLine.of(flood.loop().name()) + verb(flood);
    return details.isEmpty() ? head : head + ": " + details;
  }

  private static String verb(Flood flood) {
    String duration = DurationText.of(flood.durationNanos());
    String threshold = DurationText.of(flood.thresholdNanos());
    return flood.isLag()
        ? " lags " + duration + " (threshold " + threshold + ")"
        : " has run one turn for "
            + duration
            + " and counting (iteration.threshold "
            + threshold
            + ")";
  }

  private static String waiting(Flood flood) {
    String named = named(flood.waiting());
    String count = ThreadText.waiting(flood.loop(), flood.waitingTasks(), "", " waiting");
    return count.isEmpty() || named.isEmpty() ? count + named : count + ": " + named;
  }

  private static String ran(Flood flood) {
    if (flood.ran().isEmpty()) {
      return "";
    }
    long count = flood.ran().stream().mapToLong(TaskCount::count).sum();
    return "ran " + count + ": " + named(flood.ran());
  }

  /** {@code "4790 × com.acme.Tick, 22 × com.acme.Other"}; of many classes the rest is one. */
  private static String named(List<TaskCount> counts) {
    String named =
        counts.stream()
            .limit(MOST_NAMED)
            .map(each -> each.count() + " × " + OneLine.of(each.task()))
            .collect(Collectors.joining(", "));
    long rest = counts.stream().skip(MOST_NAMED).mapToLong(TaskCount::count).sum();
    return rest > 0 ? named + ", " + rest + " others" : named;
  }
}
