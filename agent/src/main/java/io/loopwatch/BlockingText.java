// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.diagnose.Frames;
import java.util.List;
import java.util.Locale;

/** A blocking call as a test's failure tells it: one line, then its stack. */
final class BlockingText {
  private static final Frames FRAMES = new Frames(List.of());

  private BlockingText() {}

  /**
   * A call that blocked: {@code Thread.sleep blocked a-loop for 3.1 ms at com.acme.A.b(A.java:8)}.
   */
  static String of(
      String operation, String loop, long durationNanos, List<StackTraceElement> stack) {
    String millis = String.format(Locale.ROOT, "%.1f ms", durationNanos / 1e6);
    return text(operation + " blocked " + loop + " for " + millis, stack);
  }

  /** A call that was refused: {@code Thread.sleep refused on a-loop at com.acme.A.b(A.java:8)}. */
  static String of(LoopwatchBlockingError refusal) {
    return text(
        refusal.operation() + " refused on " + refusal.loop(), List.of(refusal.getStackTrace()));
  }

  private static String text(String what, List<StackTraceElement> stack) {
    StringBuilder text = new StringBuilder(what);
    StackTraceElement culprit = FRAMES.culprit(stack);
    if (culprit != null) {
      text.append(" at ").append(culprit);
    }
    for (StackTraceElement frame : stack) {
      text.append("\n\tat ").append(frame);
    }
    return text.toString();
  }
}
