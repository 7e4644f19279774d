// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose code a frame is. With the option {@code app} the application's own code is what the user
 * says; else all that is neither the JDK's, nor an event loop's, nor a well-known library's.
 */
public final class Frames {
  private static final List<String> JDK =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "oracle.jrockit.");

  private static final List<String> LOOPS =
      List.of("io.netty.", "io.vertx.core.", "io.vertx.ext.", "io.grpc.netty.");

  private static final List<String> LIBRARIES =
      List.of(
          "io.vertx.",
          "io.grpc.",
          "reactor.",
          "io.reactivex.",
          "org.springframework.",
          "kotlin.",
          "kotlinx.",
          "scala.",
          "groovy.",
          "org.slf4j.",
          "ch.qos.logback.",
          "org.apache.",
          "com.fasterxml.",
          "com.google.common.",
          "com.google.gson.",
          "com.google.protobuf.",
          "org.hibernate.",
          "com.zaxxer.hikari.",
          "org.h2.",
          "org.postgresql.",
          "com.mysql.",
          "okhttp3.",
          "okio.",
          "org.jboss.",
          "io.micrometer.",
          "io.opentelemetry.");

  /**
   * Loopwatch's own threads' code. The virtual thread that probes the scheduler runs it on the
   * carriers; what is woven is in the JDK's packages.
   */
  private static final List<String> OWN = List.of("io.loopwatch.watch.", "io.loopwatch.probe.");

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

  private final List<String> app;

  /**
   * Makes one; {@code app} lists the application's package prefixes, empty where it is not known.
   */
  public Frames(List<String> app) {
    this.app = List.copyOf(app);
  }

  /**
   * The innermost frame of the application's own code; where there is none, of any code that called
   * the JDK; or null.
   */
  public @Nullable StackTraceElement culprit(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      if (isApplication(frame)) {
        return frame;
      }
    }
    for (StackTraceElement frame : stack) {
      if (!isRuntime(frame)) {
        return frame;
      }
    }
    return null;
  }

  private boolean isApplication(StackTraceElement frame) {
    if (!app.isEmpty()) {
      return startsWithPackage(frame.getClassName());
    }
    return !isRuntime(frame) && !startsWithAny(frame, LIBRARIES);
  }

  private boolean startsWithPackage(String name) {
    for (String prefix : app) {
      if (name.startsWith(prefix)
          && name.length() > prefix.length()
          && name.charAt(prefix.length()) == '.') {
        return true;
      }
    }
    return false;
  }

  /** Whether a frame is of what runs the application's code. */
  private static boolean isRuntime(StackTraceElement frame) {
    return isJdk(frame) || isLoop(frame) || startsWithAny(frame, OWN);
  }

  /** Whether a frame is of the JDK. */
  static boolean isJdk(StackTraceElement frame) {
    return startsWithAny(frame, JDK);
  }

  /** Whether a frame is of an event loop, also of a relocated copy. */
  static boolean isLoop(StackTraceElement frame) {
    return startsWithAny(frame, LOOPS) || frame.getClassName().contains(".io.netty.");
  }

  private static boolean startsWithAny(StackTraceElement frame, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (frame.getClassName().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What the application called: the outermost frame of the JDK above its code, as a user would
   * write it ({@code Thread.sleep}); null where the innermost frame is not of the JDK.
   */
  public static @Nullable String operation(List<StackTraceElement> stack) {
    StackTraceElement outermost = null;
    for (StackTraceElement frame : stack) {
      if (!isJdk(frame) || isRunner(frame)) {
        break;
      }
      outermost = outermost == null || !startsWithAny(frame, HELPERS) ? frame : outermost;
    }
    return outermost == null ? null : method(outermost);
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
    return isJdk(stack.get(0)) ? operation(stack) : method(stack.get(0));
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

  /**
   * The class of the callback: the application's outermost frame, the one that the loop called.
   * Null where all frames are the loop's.
   */
  static @Nullable String callback(List<StackTraceElement> stack) {
    String outermost = null;
    for (StackTraceElement frame : stack) {
      if (!isRuntime(frame)) {
        outermost = frame.getClassName();
      }
    }
    return outermost;
  }
}
