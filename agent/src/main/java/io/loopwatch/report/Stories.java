// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the log made of the last reports, by their numbers: later phases follow the first, and what
 * belongs to a report that was told is not told again. Of more than {@value #MOST} the one that was
 * asked for longest ago is forgotten. Used by one thread.
 */
final class Stories {
  static final int MOST = 1_000;

  /** One report. */
  static final class Story {
    final boolean told;
    final boolean ofFlood;
    @Nullable StackTraceElement blamed;
    boolean seenIsTold;
    boolean isMutedAsPause;

    /**
     * @param told whether the log told it, or only counted it
     * @param ofFlood whether it was told as a flood: its first phase needs no line of its own
     * @param blamed what it blamed last
     */
    Story(boolean told, boolean ofFlood, @Nullable StackTraceElement blamed) {
      this.told = told;
      this.ofFlood = ofFlood;
      this.blamed = blamed;
      seenIsTold = ofFlood;
    }

    /** One that is a pause for now, which is not told; should code be to blame later, that is. */
    static Story mutedAsPause() {
      Story story = new Story(false, false, null);
      story.isMutedAsPause = true;
      return story;
    }

    /** Whether the frame is in another method than what was blamed last; none is never. */
    boolean isNews(@Nullable StackTraceElement frame) {
      return frame != null && !isSameMethod(frame, blamed);
    }
  }

  private static final class Newest extends LinkedHashMap<Long, Story> {
    private static final long serialVersionUID = 1L;

    Newest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Story> eldest) {
      return size() > MOST;
    }
  }

  private final Map<Long, Story> stories = new Newest();

  /** What became of a report; null where that is not known, or it had no chance to be told. */
  @Nullable Story of(long id) {
    return stories.get(id);
  }

  void put(long id, Story story) {
    stories.put(id, story);
  }

  static boolean isSameMethod(@Nullable StackTraceElement one, @Nullable StackTraceElement other) {
    if (one == null || other == null) {
      return one == other;
    }
    return one.getClassName().equals(other.getClassName())
        && one.getMethodName().equals(other.getMethodName());
  }
}
