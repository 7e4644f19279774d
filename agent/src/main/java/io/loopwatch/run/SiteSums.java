// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.FrameText;
import io.loopwatch.report.LoggedEvent;
import io.loopwatch.report.LoggedPin;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Adds up blocking calls, or pins, by place. Bounded: of more than {@value #MOST} places the later
 * are one.
 */
final class SiteSums {
  private static final int MOST = 5_000;
  private static final Key OTHERS = new Key("others", "", null, null, null);
  private static final Comparator<Site> LONGEST_FIRST =
      Comparator.comparingLong(Site::totalNanos).reversed();

  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  private record Key(
      String operation,
      String kind,
      @Nullable StackTraceElement culprit,
      @Nullable String reason,
      @Nullable StackTraceElement pinning) {
    static Key of(LoggedEvent call) {
      LoggedPin pin = call.pinned();
      return new Key(
          or(call.operation(), "a blocking call"),
          or(call.kind(), ""),
          call.culprit(),
          pin == null ? null : pin.reason(),
          pin == null ? null : pin.frame());
    }

    private static String or(@Nullable String text, String other) {
      return text == null ? other : text;
    }
  }

  private static final class Sum {
    private final PackedHistogram durations = new PackedHistogram(2);
    private final TreeSet<Integer> loops = new TreeSet<>();
    private final LoggedEvent first;
    private long totalNanos;
    private long maxNanos;

    Sum(LoggedEvent first) {
      this.first = first;
    }

    void add(LoggedEvent call, int loop) {
      long nanos = Math.max(0, call.durationNanos());
      durations.recordValue(Math.min(nanos, Long.MAX_VALUE / 4));
      totalNanos += nanos;
      maxNanos = Math.max(maxNanos, nanos);
      loops.add(loop);
    }
  }

  void add(LoggedEvent call, int loop) {
    Key key = Key.of(call);
    Key kept = sums.size() < MOST || sums.containsKey(key) ? key : OTHERS;
    sums.computeIfAbsent(kept, unused -> new Sum(call)).add(call, loop);
  }

  /** Most time first. */
  List<Site> all() {
    return sums.entrySet().stream()
        .map(each -> site(each.getKey(), each.getValue()))
        .sorted(LONGEST_FIRST)
        .toList();
  }

  private static Site site(Key key, Sum sum) {
    StackTraceElement culprit = key.culprit();
    return new Site(
        key.operation(),
        key.kind(),
        culprit == null ? null : FrameText.place(culprit),
        sum.first.pinned(),
        sum.durations.getTotalCount(),
        sum.totalNanos,
        sum.maxNanos,
        Math.min(sum.maxNanos, sum.durations.getValueAtPercentile(50)),
        Math.min(sum.maxNanos, sum.durations.getValueAtPercentile(99)),
        List.copyOf(sum.loops),
        sum.first.hint(),
        sum.first.stack());
  }
}
