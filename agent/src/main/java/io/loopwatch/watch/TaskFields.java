// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Where wrappers of the JDK, of Netty and of Vert.x keep the work that they were given. */
final class TaskFields {
  private static final String HANDLER = "io.vertx.core.Handler";

  /** What a task of Netty's holds instead, once it has run. */
  private static final String DONE = ".PromiseTask$SentinelRunnable";

  private TaskFields() {}

  /** Whether it is no class of the application's: one of those, also under a relocated name. */
  static boolean isFramework(Class<?> type) {
    String name = type.getName();
    return name.startsWith("java.")
        || name.startsWith("jdk.")
        || name.startsWith("io.vertx.core.")
        || name.startsWith("io.netty.")
        || name.contains(".io.netty.")
        || name.contains(".netty.util.concurrent.");
  }

  /** The fields of a framework's class that may hold work, as far as they can be read. */
  static List<Field> of(Class<?> framework) {
    List<Field> found = new ArrayList<>();
    for (Class<?> type = framework; type != null && type != Object.class; ) {
      add(type, found);
      type = type.getSuperclass();
    }
    return found;
  }

  private static void add(Class<?> type, List<Field> found) {
    try {
      for (Field field : type.getDeclaredFields()) {
        if (isWork(field) && field.trySetAccessible()) {
          found.add(field);
        }
      }
    } catch (LinkageError | RuntimeException unreadable) {
      return; // a field of a class that is not there, or that its module hides: nothing to look
      // into
    }
  }

  private static boolean isWork(Field field) {
    Class<?> type = field.getType();
    return !Modifier.isStatic(field.getModifiers())
        && (type == Object.class && field.getName().equals("task")
            || Runnable.class.isAssignableFrom(type)
            || Callable.class.isAssignableFrom(type)
            || isHandler(type));
  }

  private static boolean isHandler(@Nullable Class<?> type) {
    if (type == null || type.getName().equals(HANDLER)) {
      return type != null;
    }
    for (Class<?> face : type.getInterfaces()) {
      if (isHandler(face)) {
        return true;
      }
    }
    return isHandler(type.getSuperclass());
  }

  /** The work that is there; null for none, or none any more. */
  static @Nullable Object value(Field field, Object owner) {
    try {
      Object held = field.get(owner);
      return held == null || held.getClass().getName().endsWith(DONE) ? null : held;
    } catch (IllegalAccessException | RuntimeException shut) {
      return null;
    }
  }
}
