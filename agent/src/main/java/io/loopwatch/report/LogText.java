// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingSite;
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
  /** Sites that the log tells at the end: the event log has more. */
  private static final int MOST_SITES = 10;

  private LogText() {}

  /**
   * What a stall's report says.
   *
   * @param withStack adds the stack, and what a first report has to say of callback and context
   * @param suppressed reports of this culprit that were left out before, 0 for none
   */
  static LogMessage of(Stall stall, boolean withStack, long suppressed) {
    String first = StallText.firstLine(stall, withStack) + suppressedText(suppressed);
    String text = withStack ? first + stack(stall.diagnosis().stack(), "\n\tat ") : first;
    Instant known = stall.time().plusNanos(stall.evidence().durationNanos());
    return new LogMessage(known, Level.WARNING, LogMessage.STALL, text);
  }

  /** What a late loop's report says; {@code suppressed} as above. */
  static LogMessage of(Lag lag, long suppressed) {
    String text = LagText.firstLine(lag) + suppressedText(suppressed) + LagText.stacks(lag);
    Instant known = lag.time().plusNanos(lag.durationNanos());
    return new LogMessage(known, Level.WARNING, LogMessage.LAG, text);
  }

  /**
   * What the report of a blocking call, or of a pin, says; {@code suppressed} as above. Its stack
   * too, unless a stall's report has shown it.
   */
  static LogMessage of(BlockingCall call, long suppressed) {
    String first = CallText.firstLine(call) + suppressedText(suppressed);
    boolean isShown = call.evidence().stallId() > 0;
    String text = isShown ? first : first + stack(call.evidence().stack(), "\n\tat ");
    Instant known = call.time().plusNanos(call.evidence().durationNanos());
    String logger = call.pin() == null ? LogMessage.BLOCKING : LogMessage.PINNED;
    return new LogMessage(known, Level.WARNING, logger, text);
  }

  /** Where loops have blocked, at the end. */
  static LogMessage blocking(Stop stop) {
    List<BlockingSite> worst =
        stop.blocking().subList(0, Math.min(MOST_SITES, stop.blocking().size()));
    return new LogMessage(stop.time(), Level.INFO, LogMessage.BLOCKING, CallText.table(worst));
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

  static LogMessage of(Stop stop) {
    return new LogMessage(stop.time(), Level.INFO, LogMessage.AGENT, TotalsText.of(stop.loops()));
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
