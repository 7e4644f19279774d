// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.util.HashMap;
import java.util.Map;

/**
 * How often durations fell where, since a loop began. Each count is modulo 2^32, so only the
 * difference of two is right. Immutable.
 */
public final class Tally {
  /** Nothing yet. */
  public static final Tally NONE = new Tally(Map.of());

  private static final long MASK = 0xFFFF_FFFFL;

  /** More than this in one refresh is no growth: two loops of one name became one. */
  private static final long MOST = 1L << 31;

  private final Map<Long, Long> counts;

  private Tally(Map<Long, Long> counts) {
    this.counts = counts;
  }

  /** From pairs of nanoseconds and how many, one after the other. */
  public static Tally of(long... pairs) {
    Map<Long, Long> counts = new HashMap<>();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      counts.put(pairs[i], pairs[i + 1]);
    }
    return new Tally(counts);
  }

  /** What has come since an earlier one: nanoseconds, and how many, at least 1. */
  Map<Long, Long> since(Tally before) {
    Map<Long, Long> grown = new HashMap<>();
    counts.forEach(
        (nanos, count) -> {
          long more = (count - before.counts.getOrDefault(nanos, 0L)) & MASK;
          if (more > 0 && more < MOST) {
            grown.put(nanos, more);
          }
        });
    return grown;
  }
}
