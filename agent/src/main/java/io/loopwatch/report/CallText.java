// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.BlockingSite;
import io.loopwatch.event.Pin;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Blocking calls in words: one call, and where all of them were. */
public final class CallText {
  private CallText() {}

  /** The first line of the report of a call, or of a pin. */
  static String firstLine(BlockingCall call) {
    BlockingEvidence evidence = call.evidence();
    Pin pin = call.pin();
    return "#"
        + evidence.id()
        + " "
        + OneLine.of(evidence.loop().name())
        + (pin == null ? " blocked " : " pinned ")
        + DurationText.of(evidence.durationNanos())
        + " in "
        + OneLine.of(call.operation())
        + at(call.culprit())
        + in(evidence.context().get("verticle"))
        + part(ThreadText.in(evidence.context()))
        + (pin == null ? "" : part(PinText.by(pin)))
        + (evidence.stallId() > 0 ? ", in stall #" + evidence.stallId() : "")
        + (pin == null ? "" : PinText.cure(pin, ": "));
  }

  private static String part(String text) {
    return text.isEmpty() ? "" : ", " + text;
  }

  private static String at(@Nullable StackTraceElement culprit) {
    return culprit == null ? "" : " at " + FrameText.place(culprit);
  }

  private static String in(@Nullable String verticle) {
    return verticle == null ? "" : ", in " + OneLine.of(verticle);
  }

  /** A line for each site, those that took most time first; the first line is a title. */
  public static String table(List<BlockingSite> sites) {
    if (sites.isEmpty()) {
      return "no loop has blocked in a call";
    }
    return sites.stream()
        .map(site -> "\n\t" + line(site))
        .collect(Collectors.joining("", "where your loops block:", ""));
  }

  private static String line(BlockingSite site) {
    return DurationText.of(site.totalNanos())
        + " in "
        + site.count()
        + " × "
        + OneLine.of(site.operation())
        + at(site.culprit())
        + ", p50 "
        + DurationText.of(site.p50Nanos())
        + ", p99 "
        + DurationText.of(site.p99Nanos())
        + ", longest "
        + DurationText.of(site.maxNanos());
  }
}
