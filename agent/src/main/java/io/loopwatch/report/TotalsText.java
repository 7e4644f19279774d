// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.LoopKind;
import io.loopwatch.event.LoopTotals;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the log says at the end: a line for all loops, then one for each, those that were over the
 * threshold longest first. The carriers of virtual threads have one line together, and mounts in
 * place of callbacks.
 */
final class TotalsText {
  /** More loops than this are counted only: the event log has them all. */
  static final int MOST_LOOPS = 32;

  private static final Comparator<LoopTotals> WORST_FIRST =
      Comparator.comparingLong(LoopTotals::overNanos)
          .thenComparingLong(LoopTotals::stalls)
          .thenComparingLong(LoopTotals::maxCallbackNanos)
          .reversed();

  private TotalsText() {}

  /** {@code leftOut} reports were not logged. */
  static String of(List<LoopTotals> all, long leftOut) {
    List<LoopTotals> loops = all.stream().filter(each -> !isOfCarriers(each)).toList();
    String head =
        "loopwatch stops: "
            + count(loops.size(), "loop")
            + ", "
            + count(callbacks(loops), "callback")
            + (loops.size() == all.size()
                ? ""
                : ", " + count(callbacks(all) - callbacks(loops), "mount"))
            + ", "
            + count(all.stream().mapToLong(LoopTotals::stalls).sum(), "stall")
            + over(all.stream().mapToLong(LoopTotals::overNanos).sum())
            + (leftOut > 0 ? ", " + count(leftOut, "report") + " not logged" : "");
    return head + lines(all) + rest(all.size());
  }

  private static boolean isOfCarriers(LoopTotals loop) {
    return loop.loop().kind() == LoopKind.CARRIER;
  }

  private static long callbacks(List<LoopTotals> loops) {
    return loops.stream().mapToLong(LoopTotals::callbacks).sum();
  }

  private static String lines(List<LoopTotals> loops) {
    return loops.stream()
        .sorted(WORST_FIRST)
        .limit(MOST_LOOPS)
        .map(TotalsText::line)
        .collect(Collectors.joining());
  }

  private static String line(LoopTotals loop) {
    return "\n\t" + loop(loop);
  }

  /** What one loop has done. */
  static String loop(LoopTotals loop) {
    return OneLine.of(loop.loop().name())
        + ": "
        + count(loop.callbacks(), isOfCarriers(loop) ? "mount" : "callback")
        + ", "
        + Math.round(loop.utilization() * 100)
        + " % busy, longest "
        + DurationText.of(loop.maxCallbackNanos())
        + ", lag at most "
        + DurationText.of(loop.maxLagNanos())
        + ", "
        + count(loop.stalls(), "stall")
        + over(loop.overNanos());
  }

  private static String over(long nanos) {
    return nanos > 0 ? ", " + DurationText.of(nanos) + " over the threshold" : "";
  }

  private static String rest(int loops) {
    return loops <= MOST_LOOPS ? "" : "\n\tand " + count(loops - MOST_LOOPS, "further loop");
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
