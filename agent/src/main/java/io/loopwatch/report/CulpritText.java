// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.CulpritTotals;
import java.util.List;
import java.util.stream.Collectors;

/** What stalls were due to, in words. */
public final class CulpritText {
  private CulpritText() {}

  /** A line for each culprit, in their order; the first line is a title. */
  public static String table(List<CulpritTotals> culprits) {
    if (culprits.isEmpty()) {
      return "nothing has stalled a loop";
    }
    return culprits.stream()
        .map(culprit -> "\n\t" + line(culprit))
        .collect(Collectors.joining("", "what stalled your loops:", ""));
  }

  private static String line(CulpritTotals culprit) {
    return DurationText.of(culprit.totalNanos())
        + " in "
        + culprit.count()
        + " × "
        + what(culprit)
        + ", longest "
        + DurationText.of(culprit.maxNanos())
        + ", over the threshold "
        + DurationText.of(culprit.overNanos());
  }

  private static String what(CulpritTotals culprit) {
    String operation = culprit.operation();
    StackTraceElement frame = culprit.culprit();
    String loop = culprit.loop();
    return culprit.cause().label()
        + (operation == null ? "" : ", " + OneLine.of(operation))
        + (frame == null ? "" : " at " + FrameText.place(frame))
        + (loop == null ? "" : " on " + OneLine.of(loop));
  }
}
