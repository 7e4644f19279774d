// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.LoopTotals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of loops that have ended: of the first ones each for itself, of all of them by name,
 * so that who adds them to those of living loops has counters that never go back. Bounded, however
 * many loops come and go. Used by one thread.
 */
final class EndedLoops {
  /** Of loops beyond this number the totals at the end do not tell. */
  private static final int REMEMBERED = 1_000;

  /** Names beyond this number are one. */
  private static final int NAMES = 1_000;

  private static final LoopId OTHERS = new LoopId("(other loops)", LoopKind.CUSTOM);
  private static final LoopTotals NOTHING = new LoopTotals(OTHERS, 0, 0, 0, 0, 0, 0, 0, 0);

  private final List<LoopTotals> remembered = new ArrayList<>();
  private final Map<String, LoopTotals> byName = new LinkedHashMap<>();

  void add(LoopTotals loop) {
    if (remembered.size() < REMEMBERED) {
      remembered.add(loop);
    }
    String name = loop.loop().name();
    boolean isApart = byName.size() < NAMES || byName.containsKey(name);
    byName.merge(
        isApart ? name : OTHERS.name(), isApart ? loop : NOTHING.plus(loop), LoopTotals::plus);
  }

  /** The first that ended; not to be changed. */
  List<LoopTotals> remembered() {
    return remembered;
  }

  /** The sums of those of each name. */
  List<LoopTotals> byName() {
    return List.copyOf(byName.values());
  }
}
