// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.FrameText;
import io.loopwatch.report.LoggedEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes two stalls one culprit's, as the agent itself counts them: cause, operation and line;
 * where no line is known the loop, but for pauses, which stop all loops.
 */
record CulpritKey(
    String cause,
    @Nullable String operation,
    @Nullable StackTraceElement frame,
    @Nullable String loop) {
  /** What is no code's. */
  static final Set<String> PAUSES = Set.of("gc", "safepoint", "descheduled", "stopped");

  static CulpritKey of(LoggedEvent stall) {
    String cause = stall.cause() == null ? "unknown" : stall.cause();
    if (PAUSES.contains(cause)) {
      return new CulpritKey(cause, null, null, null);
    }
    StackTraceElement frame = stall.culprit();
    return new CulpritKey(cause, stall.operation(), frame, frame == null ? stall.loop() : null);
  }

  @Nullable String place() {
    return frame == null ? null : FrameText.place(frame);
  }
}
