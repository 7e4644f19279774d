// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import java.util.List;

/** Java code that the JVM itself calls, with a frame of its own that stacks do not show. */
final class JvmCalls {
  private static final String LOAD_CLASS = "loadClass";

  private JvmCalls() {}

  /**
   * Whether nobody but the JVM calls this method: it links code, or has an agent change a class.
   */
  static boolean isCalled(StackTraceElement frame) {
    return switch (frame.getClassName()) {
      case "java.lang.invoke.MethodHandleNatives" -> frame.getMethodName().startsWith("link");
      case "sun.instrument.InstrumentationImpl" -> frame.getMethodName().equals("transform");
      default -> false;
    };
  }

  /**
   * The innermost frame by which somebody asked a class loader for a class, or −1. It looks the
   * same where the JVM did so, for code that needs the class, and where that code itself did.
   */
  static int loader(List<StackTraceElement> stack) {
    for (int i = 0; i + 1 < stack.size(); i++) {
      if (stack.get(i).getMethodName().equals(LOAD_CLASS)
          && !stack.get(i + 1).getMethodName().equals(LOAD_CLASS)) {
        return i;
      }
    }
    return -1;
  }
}
