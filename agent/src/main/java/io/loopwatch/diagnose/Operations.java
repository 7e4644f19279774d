// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the application called, in a user's words. */
final class Operations {
  /** What runs a thread's task, where the task is a method of the JDK's. */
  private static final List<String> RUNNERS =
      List.of(
          "java.lang.VirtualThread.run",
          "java.lang.Thread.run",
          "jdk.internal.vm.",
          "java.util.concurrent.FutureTask.run",
          "java.util.concurrent.Executors$RunnableAdapter.call",
          "java.util.concurrent.ThreadPerTaskExecutor$");

  /** What stands between users and what they called. */
  private static final List<String> HELPERS =
      List.of(
          "java.lang.reflect.",
          "jdk.internal.reflect.",
          "java.lang.invoke.",
          "java.io.InputStream",
          "java.io.OutputStream");

  /** Classes that users know by the name of another. */
  private static final Map<String, String> KNOWN_AS =
      Map.of(
          "AbstractQueuedSynchronizer", "Condition",
          "UnixPath", "Path",
          "SocketAdaptor", "Socket",
          "SocketInputStream", "Socket",
          "SocketOutputStream", "Socket");

  private Operations() {}

  /**
   * What the application called: the outermost frame of the JDK above its code, as a user would
   * write it ({@code Thread.sleep}); null where the innermost frame is not of the JDK.
   */
  static @Nullable String called(List<StackTraceElement> stack) {
    StackTraceElement outermost = null;
    for (StackTraceElement frame : stack) {
      if (!Frames.isJdk(frame) || isRunner(frame)) {
        break;
      }
      outermost = outermost == null || !isHelper(frame) ? frame : outermost;
    }
    return outermost == null ? null : method(outermost);
  }

  private static boolean isHelper(StackTraceElement frame) {
    for (String prefix : HELPERS) {
      if (frame.getClassName().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRunner(StackTraceElement frame) {
    String method = frame.getClassName() + "." + frame.getMethodName();
    for (String prefix : RUNNERS) {
      if (method.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The native method that a stack is in, as a user would write it; null where it shows none. */
  static @Nullable String nativeMethod(List<StackTraceElement> stack) {
    if (stack.isEmpty() || !stack.get(0).isNativeMethod()) {
      return null;
    }
    return Frames.isJdk(stack.get(0)) ? called(stack) : method(stack.get(0));
  }

  private static String method(StackTraceElement frame) {
    String type = simpleName(frame);
    return frame.getMethodName().equals("<init>")
        ? "new " + type
        : KNOWN_AS.getOrDefault(type, type) + "." + frame.getMethodName();
  }

  private static String simpleName(StackTraceElement frame) {
    String name = frame.getClassName();
    int nested = name.indexOf('$');
    String outer = nested < 0 ? name : name.substring(0, nested);
    String simple = outer.substring(outer.lastIndexOf('.') + 1);
    return without("Facade", without("Impl", simple));
  }

  /** Users call {@code HttpClient.send}, and stacks show {@code HttpClientFacade.send}. */
  private static String without(String suffix, String name) {
    return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
  }
}
