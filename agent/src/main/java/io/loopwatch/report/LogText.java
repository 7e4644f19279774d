// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingSite;
import io.loopwatch.event.Lag;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Phase;
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
    String text = withStack ? first + stack(stall.diagnosis().stack()) : first;
    Instant known = stall.time().plusNanos(stall.evidence().durationNanos());
    return new LogMessage(known, Level.WARNING, LogMessage.STALL, text);
  }

  /** What a late loop's report says; {@code suppressed} as above. */
  static LogMessage of(Lag lag, long suppressed) {
    String duration = DurationText.of(lag.durationNanos());
    String threshold = " (threshold " + DurationText.of(lag.thresholdNanos()) + ")";
    String text =
        OneLine.of(lag.loop().name())
            + (lag.phase() == Phase.SEEN
                ? " lags " + duration + threshold + tasks(lag.waitingTasks(), ", ", " waiting")
                : " lagged " + duration + " at most" + threshold)
            + (lag.stallId() > 0 ? ", behind #" + lag.stallId() : "")
            + suppressedText(suppressed);
    Instant known = lag.time().plusNanos(lag.durationNanos());
    return new LogMessage(known, Level.WARNING, LogMessage.LAG, text);
  }

  /**
   * What the report of a blocking call says; {@code suppressed} as above. Its stack too, unless a
   * stall's report has shown it.
   */
  static LogMessage of(BlockingCall call, long suppressed) {
    String first = CallText.firstLine(call) + suppressedText(suppressed);
    String text = call.evidence().stallId() > 0 ? first : first + stack(call.evidence().stack());
    Instant known = call.time().plusNanos(call.evidence().durationNanos());
    return new LogMessage(known, Level.WARNING, LogMessage.BLOCKING, text);
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

  /** {@code ", 12 tasks waiting"}; nothing where there is none or the queue cannot be read. */
  static String tasks(int count, String before, String after) {
    return count <= 0 ? "" : before + count + (count == 1 ? " task" : " tasks") + after;
  }

  private static String suppressedText(long count) {
    if (count == 0) {
      return "";
    }
    return " (" + count + " more like this " + (count == 1 ? "was" : "were") + " not logged)";
  }

  private static String stack(List<StackTraceElement> stack) {
    return stack.stream()
        .map(frame -> "\n\tat " + FrameText.frame(frame))
        .collect(Collectors.joining());
  }
}
