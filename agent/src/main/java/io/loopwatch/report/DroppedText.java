// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Dropped;

/** A failure that nobody looked at, in words. */
final class DroppedText {
  private DroppedText() {}

  static String firstLine(Dropped dropped) {
    StackTraceElement culprit = dropped.culprit();
    String verticle = dropped.context().get("verticle");
    return "#"
        + dropped.id()
        + " "
        + OneLine.of(dropped.loop().name())
        + ": a "
        + OneLine.of(dropped.future())
        + " failed"
        + (culprit == null ? "" : " at " + FrameText.place(culprit))
        + (verticle == null ? "" : ", in " + OneLine.of(verticle) + ",")
        + " and nobody ever asked: "
        + failure(dropped);
  }

  private static String failure(Dropped dropped) {
    String message = dropped.message();
    String failure = OneLine.of(dropped.failure());
    return message == null ? failure : failure + ": " + OneLine.of(message);
  }

  /** Where it failed, and where the failure was made if that is elsewhere. */
  static String stacks(Dropped dropped) {
    String failed = LogText.stack(dropped.stack(), "\n\tat ");
    boolean isElsewhere =
        !dropped.failureStack().isEmpty() && !dropped.failureStack().equals(dropped.stack());
    return isElsewhere
        ? failed + "\n\tthe failure was made:" + LogText.stack(dropped.failureStack(), "\n\t\tat ")
        : failed;
  }
}
