// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Flood;
import io.loopwatch.event.Lag;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Stall;
import io.loopwatch.event.Start;
import io.loopwatch.event.Stop;
import io.loopwatch.event.Suppressed;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Pure functions from events to what the log says of them. */
final class LogText {
  /** Lines of a table at the end: the event log has more. */
  private static final int MOST_LINES = 10;

  private LogText() {}

  /**
   * What a stall's report says.
   *
   * @param whole adds stack, hint, and what a first report has to say of callback and context
   * @param suppressed reports of this culprit that were left out before, 0 for none
   */
  static LogMessage of(Stall stall, boolean whole, long suppressed) {
    String first = StallText.firstLine(stall, whole) + suppressedText(suppressed);
    String text = whole ? first + BelowText.of(stall) : first;
    return warning(stall.time(), stall.evidence().durationNanos(), LogMessage.STALL, text);
  }

  /**
   * What a late loop's report says; {@code suppressed} as above, {@code numbered} adds the number
   * of a loop's lag.
   */
  static LogMessage of(Lag lag, long suppressed, boolean numbered) {
    String first = LagText.firstLine(lag, numbered) + suppressedText(suppressed);
    return warning(lag.time(), lag.durationNanos(), LogMessage.LAG, first + LagText.stacks(lag));
  }

  /** What the report of a loop with too much to do says; {@code suppressed} as above. */
  static LogMessage of(Flood flood, long suppressed) {
    String logger = flood.isLag() ? LogMessage.LAG : LogMessage.STALL;
    String text = FloodText.firstLine(flood) + suppressedText(suppressed);
    String whole = text + BelowText.hint(flood.hint());
    return warning(flood.time(), flood.durationNanos(), logger, whole);
  }

  /** What the report of a blocking call, or of a pin, says; {@code suppressed} as above. */
  static LogMessage of(BlockingCall call, long suppressed) {
    String text =
        CallText.firstLine(call)
            + suppressedText(suppressed)
            + stack(call.evidence().stack(), "\n\tat ")
            + BelowText.hint(call.hint());
    String logger = call.pin() == null ? LogMessage.BLOCKING : LogMessage.PINNED;
    return warning(call.time(), call.evidence().durationNanos(), logger, text);
  }

  /** What is said of a failure that nobody looked at; {@code suppressed} as above. */
  static LogMessage of(Dropped dropped, long suppressed) {
    String first = DroppedText.firstLine(dropped) + suppressedText(suppressed);
    String below = DroppedText.stacks(dropped) + BelowText.hint(dropped.hint());
    return warning(dropped.time(), 0, LogMessage.DROPPED, first + below);
  }

  /** At the instant at which it was known. */
  private static LogMessage warning(Instant began, long nanos, String logger, String text) {
    return new LogMessage(began.plusNanos(nanos), Level.WARNING, logger, text);
  }

  /** Where loops have blocked, at the end. */
  static LogMessage blocking(Stop stop) {
    String table = CallText.table(worst(stop.blocking()));
    return new LogMessage(stop.time(), Level.INFO, LogMessage.BLOCKING, table);
  }

  /** What stalls were due to, at the end. */
  static LogMessage culprits(Stop stop) {
    String table = CulpritText.table(worst(stop.culprits()));
    return new LogMessage(stop.time(), Level.INFO, LogMessage.STALL, table);
  }

  private static <T> List<T> worst(List<T> table) {
    return table.subList(0, Math.min(MOST_LINES, table.size()));
  }

  /** The count of what was left out and will not be told by a further report. */
  static LogMessage of(Suppressed suppressed) {
    String text =
        suppressed.count()
            + " more like "
            + OneLine.of(suppressed.culprit())
            + (suppressed.count() == 1 ? " was" : " were")
            + " not logged";
    return new LogMessage(suppressed.time(), Level.WARNING, LogMessage.AGENT, text);
  }

  static LogMessage of(Notice notice) {
    return new LogMessage(
        notice.time(), Level.WARNING, LogMessage.AGENT, OneLine.of(notice.text()));
  }

  static LogMessage of(Start start) {
    String options =
        new TreeMap<>(start.options())
            .entrySet().stream()
                .map(option -> option.getKey() + "=" + OneLine.of(option.getValue()))
                .collect(Collectors.joining(", "));
    String text = "loopwatch " + start.version() + " is on: " + options;
    return new LogMessage(start.time(), Level.INFO, LogMessage.AGENT, text);
  }

  /** {@code leftOut} reports of all culprits were not logged, told by now or not. */
  static LogMessage of(Stop stop, long leftOut) {
    String text = TotalsText.of(stop.loops(), leftOut);
    return new LogMessage(stop.time(), Level.INFO, LogMessage.AGENT, text);
  }

  private static String suppressedText(long count) {
    if (count == 0) {
      return "";
    }
    return " (" + count + " more like this " + (count == 1 ? "was" : "were") + " not logged)";
  }

  /** A line for each frame, innermost first, {@code before} each of them. */
  static String stack(List<StackTraceElement> stack, String before) {
    return stack.stream()
        .map(frame -> before + FrameText.frame(frame))
        .collect(Collectors.joining());
  }
}
