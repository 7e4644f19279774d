// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Weaves classes again that are loaded already, with other hooks than before or with none. */
final class Reweaving {
  private Reweaving() {}

  /** All classes that are loaded and can be woven again. */
  static List<Class<?>> candidates(Instrumentation instrumentation) {
    List<Class<?>> candidates = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (!type.isArray() && !type.isHidden() && instrumentation.isModifiableClass(type)) {
        candidates.add(type);
      }
    }
    return candidates;
  }

  /**
   * Gives classes their own bytes back, once their transformer was removed: the JVM has kept them.
   *
   * @param names internal names of the classes, of all loaders
   * @param failed is told in one line each which could not be
   * @return how many there were
   */
  static int restore(Instrumentation instrumentation, Set<String> names, Consumer<String> failed) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : candidates(instrumentation)) {
      if (names.contains(internalName(type))) {
        found.add(type);
      }
    }
    again(instrumentation, found, failed);
    return found.size();
  }

  /** The name as class files have it. */
  static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /** One stop of the application for all of them; where it fails, one for each. */
  static void again(
      Instrumentation instrumentation, List<Class<?>> types, Consumer<String> failed) {
    if (types.isEmpty()) {
      return;
    }
    try {
      instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException
        | LinkageError
        | InternalError
        | RuntimeException oneFails) {
      for (Class<?> type : types) {
        again(instrumentation, type, failed);
      }
    }
  }

  private static void again(
      Instrumentation instrumentation, Class<?> type, Consumer<String> failed) {
    try {
      instrumentation.retransformClasses(type);
    } catch (UnmodifiableClassException | LinkageError | InternalError | RuntimeException refused) {
      failed.accept(type.getName() + ", it cannot be woven: " + refused);
    }
  }
}
