// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Holder;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Phase;
import io.loopwatch.event.SchedulerState;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A late loop, or late carriers and who holds them, in words. */
final class LagText {
  /** Holders that the first line names; the stacks below it are those of all. */
  static final int MOST_NAMED = 16;

  private LagText() {}

  /** {@code numbered} says the number of a loop's lag too. */
  static String firstLine(Lag lag, boolean numbered) {
    return who(lag, numbered) + (lag.phase() == Phase.SEEN ? seen(lag) : ended(lag)) + behind(lag);
  }

  /** Each holder's stack under a line that names it; nothing where none is known. */
  static String stacks(Lag lag) {
    return holders(lag)
        .filter(holder -> !holder.stack().isEmpty())
        .map(holder -> "\n\t" + title(holder) + LogText.stack(holder.stack(), "\n\t\tat "))
        .collect(Collectors.joining());
  }

  private static Stream<Holder> holders(Lag lag) {
    SchedulerState scheduler = lag.scheduler();
    return scheduler == null ? Stream.empty() : scheduler.holders().stream();
  }

  /** The carriers' with its number, under which the event log has the same. */
  private static String who(Lag lag, boolean numbered) {
    String name = OneLine.of(lag.loop().name());
    return numbered || isOfCarriers(lag) ? "#" + lag.id() + " " + name : name;
  }

  private static String seen(Lag lag) {
    String head = (isOfCarriers(lag) ? " lag " : " lags ") + duration(lag) + threshold(lag);
    SchedulerState scheduler = lag.scheduler();
    if (scheduler == null) {
      return head + ThreadText.waiting(lag.loop(), lag.waitingTasks(), ", ", " waiting");
    }
    return scheduler.isStarved()
        ? head + ": " + held(scheduler) + waiting(lag, scheduler, "; ")
        : head + waiting(lag, scheduler, ", ");
  }

  private static String ended(Lag lag) {
    return " lagged " + duration(lag) + " at most" + threshold(lag);
  }

  private static String duration(Lag lag) {
    return DurationText.of(lag.durationNanos());
  }

  /** And the pause that explains it, where one does. */
  private static String threshold(Lag lag) {
    Cause pause = lag.isStarvation() ? null : lag.pause();
    String threshold = " (threshold " + DurationText.of(lag.thresholdNanos()) + ")";
    return pause == null ? threshold : threshold + ": " + pause.label();
  }

  private static String behind(Lag lag) {
    return lag.stallId() > 0 ? ", behind #" + lag.stallId() : "";
  }

  private static boolean isOfCarriers(Lag lag) {
    return lag.loop().kind() == LoopKind.CARRIER;
  }

  private static String waiting(Lag lag, SchedulerState scheduler, String before) {
    return ThreadText.waiting(lag.loop(), scheduler.queued(), before, " waiting");
  }

  /** {@code "all 2 carriers are held: CARRIER by NAME #ID for 120 ms at PLACE; …"}. */
  private static String held(SchedulerState scheduler) {
    List<Holder> holders = scheduler.holders();
    String all = all(scheduler.mounted() > 0 ? scheduler.mounted() : scheduler.parallelism());
    if (holders.isEmpty()) {
      return all;
    }
    String named =
        holders.stream()
            .limit(MOST_NAMED)
            .map(holder -> held(holder) + place(holder))
            .collect(Collectors.joining("; "));
    int more = holders.size() - MOST_NAMED;
    return all + ": " + named + (more > 0 ? "; and " + more + " more" : "");
  }

  private static String all(int count) {
    if (count == 1) {
      return "the only carrier is held";
    }
    return count > 0 ? "all " + count + " carriers are held" : "all carriers are held";
  }

  private static String title(Holder holder) {
    String operation = holder.operation();
    return held(holder)
        + (operation == null ? "" : " in " + OneLine.of(operation))
        + (holder.stallId() > 0 ? ", stall #" + holder.stallId() : "")
        + ":";
  }

  private static String held(Holder holder) {
    return OneLine.of(holder.carrier())
        + " by "
        + ThreadText.of(holder.virtualThread(), Long.toString(holder.virtualThreadId()))
        + " for "
        + DurationText.of(holder.heldNanos());
  }

  private static String place(Holder holder) {
    StackTraceElement culprit = holder.culprit();
    return culprit == null ? "" : " at " + FrameText.place(culprit);
  }
}
