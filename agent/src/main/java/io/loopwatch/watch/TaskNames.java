// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.TaskCount;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What tasks are, in a user's words. What a framework wraps is looked for in the wrapper's fields:
 * they are read and nothing is called, for the task may be running.
 */
final class TaskNames {
  private static final int DEEPEST = 5;
  private static final String LAMBDA = "$$Lambda";
  private static final String HANDLER = "io.vertx.core.Handler";

  private static final Comparator<TaskCount> MOST_FIRST =
      Comparator.comparingLong(TaskCount::count).reversed().thenComparing(TaskCount::task);

  private TaskNames() {}

  /**
   * Tasks by name, most first.
   *
   * @param total tasks for which those stand; their counts are scaled to it
   * @param most names that are told; the rest is left out
   */
  static List<TaskCount> count(List<Object> tasks, long total, int most) {
    Map<String, Long> counts = new HashMap<>();
    for (Object task : tasks) {
      counts.merge(name(task), 1L, Long::sum);
    }
    List<TaskCount> all = new ArrayList<>();
    counts.forEach(
        (name, count) -> all.add(new TaskCount(name, Math.max(1, count * total / tasks.size()))));
    all.sort(MOST_FIRST);
    return List.copyOf(all.subList(0, Math.min(most, all.size())));
  }

  /** The class of the application's own that a task is, or wraps; else that of the task. */
  static String name(Object task) {
    Object own = own(task, DEEPEST);
    String name = (own == null ? task : own).getClass().getName();
    int lambda = name.indexOf(LAMBDA);
    return lambda < 0 ? name : name.substring(0, lambda);
  }

  /** What the application has made of what a task holds; null where there is nothing. */
  private static @Nullable Object own(Object task, int depth) {
    if (!isRuntime(task.getClass().getName())) {
      return task;
    }
    if (depth == 0) {
      return null;
    }
    for (Class<?> type = task.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        Object held = isWork(field) ? value(field, task) : null;
        Object found = held == null || held == task ? null : own(held, depth - 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static boolean isWork(Field field) {
    Class<?> type = field.getType();
    return !Modifier.isStatic(field.getModifiers())
        && (type == Object.class && field.getName().equals("task")
            || Runnable.class.isAssignableFrom(type)
            || Callable.class.isAssignableFrom(type)
            || type.getName().equals(HANDLER));
  }

  private static @Nullable Object value(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (IllegalAccessException | RuntimeException shut) {
      return null;
    }
  }

  private static boolean isRuntime(String type) {
    return type.startsWith("java.")
        || type.startsWith("jdk.")
        || type.startsWith("io.vertx.core.")
        || type.startsWith("io.netty.")
        || type.contains(".netty.");
  }
}
