// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import java.util.List;

/** The loading of classes, as stacks show it. */
final class Loading {
  private static final List<String> LOADERS =
      List.of(
          "java.lang.ClassLoader",
          "java.net.URLClassLoader",
          "java.security.SecureClassLoader",
          "jdk.internal.loader.");

  private static final List<String> METHODS =
      List.of("loadClass", "findClass", "defineClass", "findBootstrapClass");

  private static final String INITIALISER = "<clinit>";

  /** Called by the JVM for each class that is defined; all that is above is an agent's. */
  private static final String TRANSFORMER = "sun.instrument.";

  private Loading() {}

  /**
   * Whether the JDK was loading a class. False where a class loader of the application's own is
   * what holds it up, or a static initialiser.
   */
  static boolean isInnermost(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack.subList(transformers(stack), stack.size())) {
      if (!Frames.isJdk(frame) || isInitialiser(frame)) {
        return false;
      }
      if (isLoader(frame)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The part of the stack that needed the class: without the loaders, of which one may have called
   * another.
   */
  static List<StackTraceElement> needed(List<StackTraceElement> stack) {
    int from = 0;
    for (int i = 0; i < stack.size() && !isInitialiser(stack.get(i)); i++) {
      from = isLoader(stack.get(i)) ? i + 1 : from;
    }
    return stack.subList(from, stack.size());
  }

  private static int transformers(List<StackTraceElement> stack) {
    int count = 0;
    for (int i = 0; i < stack.size() && !isInitialiser(stack.get(i)); i++) {
      count = stack.get(i).getClassName().startsWith(TRANSFORMER) ? i + 1 : count;
    }
    return count;
  }

  private static boolean isInitialiser(StackTraceElement frame) {
    return frame.getMethodName().equals(INITIALISER);
  }

  private static boolean isLoader(StackTraceElement frame) {
    return startsWithAny(frame.getClassName(), LOADERS)
        && startsWithAny(frame.getMethodName(), METHODS);
  }

  private static boolean startsWithAny(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
