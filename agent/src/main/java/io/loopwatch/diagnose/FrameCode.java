// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the code of frames does at their lines, by their class files. */
public interface FrameCode {
  /**
   * Finds out about frames, as far as that goes in a moment.
   *
   * @param toMonitor whether only up to the first that holds a monitor
   */
  void read(List<StackTraceElement> frames, boolean toMonitor);

  /** Whether a frame is in a {@code synchronized} method or block; null where not known by now. */
  @Nullable Boolean holdsMonitor(StackTraceElement frame);

  /** Whether a frame calls a method handle at its line; false where not known by now. */
  boolean callsHandle(StackTraceElement frame);
}
