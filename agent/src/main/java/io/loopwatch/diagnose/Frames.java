// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose code a frame is. With the option {@code app} the application's own code is what the user
 * says; else what is in the packages of its main class or verticle; and where a stack has none of
 * that, all that is neither the JDK's, nor an event loop's, nor a well-known library's. Immutable.
 */
public final class Frames {
  private final List<String> app;
  private final List<String> learnt;

  /**
   * Makes one; {@code app} lists the application's package prefixes, empty where it is not known.
   */
  public Frames(List<String> app) {
    this(app, List.of());
  }

  /**
   * Makes one that has learnt something where the user says nothing.
   *
   * @param app the package prefixes that the user calls the application's; empty where none
   * @param learnt those of the application's own classes that are known; see {@link AppPackage}
   */
  public Frames(List<String> app, List<String> learnt) {
    this.app = List.copyOf(app);
    this.learnt = List.copyOf(learnt);
  }

  /** How near to the user's own hand a class is, the nearest first. */
  enum Level {
    APPLICATION,
    OTHER,
    LIBRARY,
    NOBODYS
  }

  /**
   * One that also knows what the framework says of the work: {@code verticle} is a class of the
   * application's.
   */
  Frames knowing(Map<String, String> context) {
    String verticle = context.get("verticle");
    String prefix = verticle == null || !app.isEmpty() ? null : AppPackage.of(verticle);
    if (prefix == null || learnt.contains(prefix)) {
      return this;
    }
    List<String> more = new ArrayList<>(learnt);
    more.add(prefix);
    return new Frames(app, more);
  }

  /**
   * The innermost frame of the application's own code; where there is none, of any code that called
   * the JDK; or null.
   */
  public @Nullable StackTraceElement culprit(List<StackTraceElement> stack) {
    StackTraceElement nearest = null;
    Level level = Level.NOBODYS;
    for (StackTraceElement frame : stack) {
      Level present = level(frame.getClassName());
      if (present.compareTo(level) < 0) {
        nearest = frame;
        level = present;
      }
      if (level == Level.APPLICATION) {
        break;
      }
    }
    return nearest;
  }

  /**
   * The innermost frame of code that is the application's, or that nobody is known to own; null
   * where there is none, though there be a library's.
   *
   * @param context what the framework says of the work
   */
  public @Nullable StackTraceElement own(
      List<StackTraceElement> stack, Map<String, String> context) {
    Frames known = knowing(context);
    StackTraceElement nearest = known.culprit(stack);
    boolean isLibrarys = nearest != null && known.level(nearest.getClassName()) == Level.LIBRARY;
    return isLibrarys ? null : nearest;
  }

  /** How near a class is. */
  Level level(String type) {
    if (Owners.isGenerated(type)) {
      return Level.NOBODYS;
    }
    if (isIn(app, type)) {
      return Level.APPLICATION;
    }
    if (Owners.isRuntime(type)) {
      return Level.NOBODYS;
    }
    return app.isEmpty() ? guessed(type) : Level.LIBRARY;
  }

  private Level guessed(String type) {
    if (isIn(learnt, type)) {
      return Level.APPLICATION;
    }
    return Owners.isLibrary(type) ? Level.LIBRARY : Level.OTHER;
  }

  private static boolean isIn(List<String> prefixes, String name) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)
          && name.length() > prefix.length()
          && name.charAt(prefix.length()) == '.') {
        return true;
      }
    }
    return false;
  }

  /** Whether a frame is of the JDK. */
  static boolean isJdk(StackTraceElement frame) {
    return Owners.isJdk(frame.getClassName());
  }

  /** Whether a frame is of an event loop, also of a relocated copy. */
  static boolean isLoop(StackTraceElement frame) {
    return Owners.isLoop(frame.getClassName());
  }

  /**
   * What the application called: the outermost frame of the JDK above its code, as a user would
   * write it ({@code Thread.sleep}); null where the innermost frame is not of the JDK.
   */
  public static @Nullable String operation(List<StackTraceElement> stack) {
    return Operations.called(stack);
  }

  /** The native method that a stack is in, as a user would write it; null where it shows none. */
  static @Nullable String nativeMethod(List<StackTraceElement> stack) {
    return Operations.nativeMethod(stack);
  }

  /**
   * The class of the callback: the application's outermost frame, the one that the loop called.
   * Null where all frames are the loop's.
   */
  static @Nullable String callback(List<StackTraceElement> stack) {
    for (int i = stack.size() - 1; i >= 0; i--) {
      String type = stack.get(i).getClassName();
      if (!Owners.isRuntime(type) && !Owners.isGenerated(type)) {
        return type;
      }
    }
    return null;
  }
}
