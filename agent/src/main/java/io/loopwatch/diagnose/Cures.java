// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.PinReason;
import java.util.List;

/**
 * What is to be done about pins, each as part of a sentence. From JDK 24 on monitors no longer pin
 * (JEP 491); from 26 on neither does, on its most common ways, a wait for another thread's class
 * initialiser (JDK-8369238). Native frames and a thread's own class initialisers pin on all of
 * them.
 */
final class Cures {
  /** The first JDK on which a thread that holds or waits for a monitor unmounts. */
  static final int MONITORS_UNMOUNT = 24;

  /** The first on which, mostly, a thread unmounts that waits for another's class initialiser. */
  private static final int INITIALISATIONS_UNMOUNT = 26;

  static final String MONITOR = "on JDK 24+ this would not pin";
  static final String LOADER =
      "it was the JVM that called the class loader; load the class beforehand, on a platform"
          + " thread";
  static final String CALL_BACK =
      "what native code calls back pins on every JDK; make the native call on a platform thread";
  static final String MAYBE_MONITOR =
      "the stack does not show what; if it is a monitor, on JDK 24+ this would not pin";
  static final String UNKNOWN =
      "the stack does not show what; JFR's jdk.VirtualThreadPinned tells a pinnedReason";

  private static final String INITIALISER =
      "class initialisers pin on every JDK; initialise the class beforehand, on a platform thread";
  private static final String JVM =
      "it was the JVM that called this; have it done beforehand, on a platform thread";

  private Cures() {}

  /**
   * What helps against a frame that pins.
   *
   * @param around the frames around it, which may pin too
   */
  static String of(PinReason reason, StackTraceElement frame, List<StackTraceElement> around) {
    return switch (reason) {
      case SYNCHRONIZED -> monitor(frame, around);
      case CLASS_INITIALISER -> INITIALISER;
      case NATIVE -> JvmCalls.isCalled(frame) ? JVM : CALL_BACK;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** What helps against a wait for another thread's class initialiser. */
  static String ofInitialisation(int java) {
    String early = "initialise the class beforehand";
    return java < INITIALISATIONS_UNMOUNT
        ? "on JDK 26+ this would hardly ever pin; until then " + early
        : early;
  }

  private static String monitor(StackTraceElement frame, List<StackTraceElement> around) {
    for (StackTraceElement outer : around) {
      PinReason other = Pins.always(outer);
      if (other != null) {
        return other == PinReason.CLASS_INITIALISER
            ? "on JDK 24+ the class initialiser around it would still pin"
            : "on JDK 24+ the native call around it would still pin";
      }
    }
    return Frames.isJdk(frame) ? MONITOR : MONITOR + "; until then use a ReentrantLock";
  }
}
