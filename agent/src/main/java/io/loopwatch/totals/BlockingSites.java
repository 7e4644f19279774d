// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.totals;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingSite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where loops block: calls by operation and line. The watchdog adds; whoever asks reads. Bounded:
 * of more than {@value #MOST} sites the later ones are one.
 */
public final class BlockingSites {
  private static final int MOST = 2_000;
  private static final Comparator<BlockingSite> LONGEST_FIRST =
      Comparator.comparingLong(BlockingSite::totalNanos).reversed();

  private final Map<Key, SiteCounts> sites = new HashMap<>();

  private record Key(String operation, String kind, @Nullable StackTraceElement culprit) {}

  private static final Key OTHERS = new Key("others", "others", null);

  /** Adds a call that has ended. */
  public synchronized void add(BlockingCall call) {
    Key key = new Key(call.operation(), call.evidence().operation().kind(), call.culprit());
    Key kept = sites.size() < MOST || sites.containsKey(key) ? key : OTHERS;
    sites
        .computeIfAbsent(kept, unused -> new SiteCounts())
        .add(call.evidence().durationNanos(), call.evidence().count());
  }

  /** Whether none was added yet. */
  public synchronized boolean isEmpty() {
    return sites.isEmpty();
  }

  /** Those that took most time first, at most so many. */
  public synchronized List<BlockingSite> worst(int most) {
    List<BlockingSite> all = new ArrayList<>(sites.size());
    sites.forEach((key, counts) -> all.add(site(key, counts)));
    all.sort(LONGEST_FIRST);
    return List.copyOf(all.subList(0, Math.min(most, all.size())));
  }

  private static BlockingSite site(Key key, SiteCounts counts) {
    return new BlockingSite(
        key.operation(),
        key.kind(),
        key.culprit(),
        counts.count(),
        counts.totalNanos(),
        counts.maxNanos(),
        counts.percentileNanos(50),
        counts.percentileNanos(99));
  }
}
