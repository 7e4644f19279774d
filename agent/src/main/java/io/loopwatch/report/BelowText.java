// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Stall;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines below a report's first: stack, who submitted the task, hint. */
final class BelowText {
  /** Frames of the origin: who asked is told by a few. */
  static final int MOST_OF_ORIGIN = 8;

  /** What hands tasks on, for others: an origin begins where the application asked. */
  private static final List<String> MACHINERY = List.of("java.", "jdk.", "io.netty.", "io.vertx.");

  private BelowText() {}

  /** Of a pause there is no stack: what the code did then has no part in it. */
  static String of(Stall stall) {
    String hint = hint(stall.diagnosis().hint());
    return stall.diagnosis().cause().isOfCode()
        ? LogText.stack(stall.diagnosis().stack(), "\n\tat ")
            + origin(stall.evidence().origin())
            + hint
        : hint;
  }

  static String hint(@Nullable String hint) {
    return hint == null ? "" : "\n\thint: " + OneLine.of(hint);
  }

  private static String origin(List<StackTraceElement> frames) {
    List<StackTraceElement> asked =
        frames.stream().dropWhile(BelowText::isMachinery).limit(MOST_OF_ORIGIN).toList();
    List<StackTraceElement> told =
        asked.isEmpty() ? frames.subList(0, Math.min(MOST_OF_ORIGIN, frames.size())) : asked;
    return told.stream()
        .map(frame -> "\n\tsubmitted at " + FrameText.frame(frame))
        .collect(Collectors.joining());
  }

  private static boolean isMachinery(StackTraceElement frame) {
    return MACHINERY.stream().anyMatch(frame.getClassName()::startsWith);
  }
}
