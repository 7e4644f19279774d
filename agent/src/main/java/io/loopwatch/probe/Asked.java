// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Who submitted the task that a loop runs. The loop's thread writes, in the order that {@link Slot}
 * needs; the watchdog reads.
 */
final class Asked {
  private static final VarHandle ORIGIN;

  static {
    try {
      ORIGIN = MethodHandles.lookup().findVarHandle(Asked.class, "origin", Origin.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private Origin origin;

  Asked() {}

  /** Before the number of the task's callback: a release, after the number of the one before. */
  void begin(Object task) {
    ORIGIN.setRelease(this, Origins.begin(task));
  }

  /** After the callback; {@code task} is what ran, or null. */
  void end(Object task) {
    Origin ended = origin;
    if (ended != null) {
      ORIGIN.setRelease(this, null);
      Origins.end(ended, task);
    }
  }

  /** For the loop's thread. */
  Origin own() {
    return origin;
  }

  /** For the watchdog. */
  Origin read() {
    return (Origin) ORIGIN.getOpaque(this);
  }
}
