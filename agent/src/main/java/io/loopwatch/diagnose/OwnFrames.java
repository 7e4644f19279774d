// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.diagnose.Frames.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds in each of many stacks the frames of whoever is nearest to the user's own hand. It looks
 * once at each frame and once at each class, for stacks may be 10,000 frames deep. For one thread.
 */
final class OwnFrames {
  private final Frames frames;
  private final Map<String, Level> levels = new HashMap<>();

  OwnFrames(Frames frames) {
    this.frames = frames;
  }

  /** Innermost first, the first being the {@link Frames#culprit}; empty where all are nobody's. */
  List<StackTraceElement> of(List<StackTraceElement> stack) {
    List<StackTraceElement> own = new ArrayList<>();
    Level level = Level.LIBRARY;
    for (StackTraceElement frame : stack) {
      Level present = levels.computeIfAbsent(frame.getClassName(), frames::level);
      if (present.compareTo(level) < 0) {
        own.clear();
        level = present;
      }
      if (present == level) {
        own.add(frame);
      }
    }
    return own;
  }
}
