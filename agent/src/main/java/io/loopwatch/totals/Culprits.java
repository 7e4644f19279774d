// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.totals;

import io.loopwatch.event.Cause;
import io.loopwatch.event.CulpritTotals;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import io.loopwatch.report.StalledLoop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stalls were due to: by cause, operation and line; where no line is known by loop, but for
 * pauses, which stop all loops. The watchdog adds; whoever asks reads. Bounded: of more than
 * {@value #MOST} culprits, or loops, the later ones are one.
 */
public final class Culprits {
  private static final int MOST = 2_000;
  private static final Comparator<CulpritTotals> LONGEST_FIRST =
      Comparator.comparingLong(CulpritTotals::totalNanos).reversed();

  private static final Comparator<StalledLoop> MOST_OVER_FIRST =
      Comparator.comparingLong(StalledLoop::overNanos).reversed();
  private static final String OTHER_LOOPS = "other loops";

  private final Map<Key, StallCounts> culprits = new HashMap<>();
  private final Map<String, StallCounts> loops = new HashMap<>();
  private final StallCounts all = new StallCounts();

  private record Key(
      Cause cause,
      @Nullable String operation,
      @Nullable StackTraceElement culprit,
      @Nullable String loop) {
    static Key of(Stall stall) {
      Diagnosis diagnosis = stall.diagnosis();
      if (!diagnosis.cause().isOfCode()) {
        return new Key(diagnosis.cause(), null, null, null);
      }
      String loop = diagnosis.culprit() == null ? stall.evidence().loop().name() : null;
      return new Key(diagnosis.cause(), diagnosis.operation(), diagnosis.culprit(), loop);
    }
  }

  private static final Key OTHERS = new Key(Cause.UNKNOWN, "others", null, null);

  /** Adds a stall that has ended; what still lasts, and a turn of the loop, is none. */
  public synchronized void add(Stall stall) {
    if (stall.evidence().phase() != Phase.ENDED || stall.evidence().kind() != StallKind.STALL) {
      return;
    }
    Evidence evidence = stall.evidence();
    boolean isCarrier = evidence.loop().kind() == LoopKind.CARRIER;
    String loop = isCarrier ? LoopId.CARRIERS.name() : evidence.loop().name();
    counts(culprits, Key.of(stall), OTHERS).add(evidence);
    counts(loops, loop, OTHER_LOOPS).add(evidence);
    all.add(evidence);
  }

  /** Whether none was added yet. */
  public synchronized boolean isEmpty() {
    return culprits.isEmpty();
  }

  /** Those that took most time first, at most so many. */
  public synchronized List<CulpritTotals> worst(int most) {
    List<CulpritTotals> totals = new ArrayList<>(culprits.size());
    culprits.forEach((key, counts) -> totals.add(totals(key, counts)));
    totals.sort(LONGEST_FIRST);
    return List.copyOf(totals.subList(0, Math.min(most, totals.size())));
  }

  /** Of all loops together. */
  public synchronized StalledLoop all() {
    return sum("all loops", all);
  }

  /** Those that were over the threshold longest first, at most so many. */
  public synchronized List<StalledLoop> worstLoops(int most) {
    List<StalledLoop> sums = new ArrayList<>(loops.size());
    loops.forEach((name, counts) -> sums.add(sum(name, counts)));
    sums.sort(MOST_OVER_FIRST);
    return List.copyOf(sums.subList(0, Math.min(most, sums.size())));
  }

  private static <K> StallCounts counts(Map<K, StallCounts> map, K key, K others) {
    K kept = map.size() < MOST || map.containsKey(key) ? key : others;
    return map.computeIfAbsent(kept, unused -> new StallCounts());
  }

  private static StalledLoop sum(String name, StallCounts counts) {
    return new StalledLoop(
        name, counts.count(), counts.totalNanos(), counts.overNanos(), counts.maxNanos());
  }

  private static CulpritTotals totals(Key key, StallCounts counts) {
    return new CulpritTotals(
        key.cause(),
        key.operation(),
        key.culprit(),
        key.loop(),
        counts.count(),
        counts.totalNanos(),
        counts.maxNanos(),
        counts.overNanos());
  }
}
