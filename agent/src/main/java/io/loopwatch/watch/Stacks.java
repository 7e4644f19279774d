// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.probe.Probe;
import java.util.ArrayList;
import java.util.List;

/** Stacks as users know their code: without the probe's own frames. */
final class Stacks {
  /** The probe's classes share this prefix, in the boot loader and in unit tests. */
  private static final String WOVEN =
      Probe.class.getName().substring(0, Probe.class.getName().length() - "Probe".length());

  private Stacks() {}

  /**
   * The frames but for the probe's, and for those of a lambda's hidden class, which Java 17 shows
   * and later versions do not.
   */
  static List<StackTraceElement> clean(StackTraceElement[] frames) {
    List<StackTraceElement> stack = new ArrayList<>(frames.length);
    for (StackTraceElement frame : frames) {
      if (!isNoise(frame.getClassName())) {
        stack.add(frame);
      }
    }
    return stack;
  }

  private static boolean isNoise(String type) {
    return type.startsWith(WOVEN) || type.contains("$$Lambda");
  }
}
