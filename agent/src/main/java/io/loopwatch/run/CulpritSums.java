// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.LoggedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up stalls by culprit. Bounded: of more than {@value #MOST} culprits the later are one. */
final class CulpritSums {
  private static final int MOST = 10_000;
  private static final CulpritKey OTHERS = new CulpritKey("unknown", "others", null, null);

  private final Map<CulpritKey, Sum> sums = new LinkedHashMap<>();

  private static final class Sum {
    private final int index;
    private final Map<Integer, Long> loops = new TreeMap<>();
    private @Nullable String hint;
    private long count;
    private long totalNanos;
    private long maxNanos;
    private long overNanos;

    Sum(int index) {
      this.index = index;
    }

    void add(LoggedEvent stall, int loop) {
      long nanos = Math.max(0, stall.durationNanos());
      count++;
      totalNanos += nanos;
      maxNanos = Math.max(maxNanos, nanos);
      overNanos += Math.max(0, nanos - Math.max(0, stall.thresholdNanos()));
      loops.merge(loop, nanos, Long::sum);
      hint = hint == null ? stall.hint() : hint;
    }
  }

  /** Adds a stall that is over, and tells the index of its culprit in {@link #all()}. */
  int add(LoggedEvent stall, int loop) {
    CulpritKey key = CulpritKey.of(stall);
    CulpritKey kept = sums.size() < MOST || sums.containsKey(key) ? key : OTHERS;
    Sum sum = sums.computeIfAbsent(kept, unused -> new Sum(sums.size()));
    sum.add(stall, loop);
    return sum.index;
  }

  /** In the order in which they were found. */
  List<Culprit> all() {
    List<Culprit> culprits = new ArrayList<>(sums.size());
    sums.forEach((key, sum) -> culprits.add(culprit(key, sum)));
    return culprits;
  }

  private static Culprit culprit(CulpritKey key, Sum sum) {
    return new Culprit(
        key.cause(),
        key.operation(),
        key.place(),
        key.loop(),
        sum.count,
        sum.totalNanos,
        sum.maxNanos,
        sum.overNanos,
        Collections.unmodifiableMap(sum.loops),
        sum.hint);
  }
}
