// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.CulpritTotals;
import java.util.List;
import java.util.stream.Collectors;

/** What stalled loops so far, in words. */
public final class SummaryText {
  private SummaryText() {}

  /** A line for all of them, one for each loop, and the table of culprits. */
  public static String of(StalledLoop all, List<StalledLoop> loops, List<CulpritTotals> culprits) {
    String lines = loops.stream().map(loop -> "\n\t" + line(loop)).collect(Collectors.joining());
    return line(all) + lines + "\n" + CulpritText.table(culprits);
  }

  private static String line(StalledLoop loop) {
    return OneLine.of(loop.loop())
        + ": "
        + loop.stalls()
        + (loop.stalls() == 1 ? " stall, " : " stalls, ")
        + DurationText.of(loop.blockedNanos())
        + " blocked, "
        + DurationText.of(loop.overNanos())
        + " over the threshold, longest "
        + DurationText.of(loop.longestNanos());
  }
}
