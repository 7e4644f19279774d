// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.TaskCount;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tasks are, in a user's words: the application's own class in what a framework wraps. Only
 * fields are read, nothing of a task is called, for it may be running.
 *
 * <p>A wrapper of Netty forgets what it wrapped when that has run. So what waits is looked into
 * {@linkplain #note in advance}. Holds tasks and classes: to be dropped when the flood is over.
 */
final class TaskNames {
  private static final int DEEPEST = 5;

  /** Two generations of so many, or one walk more, are remembered. */
  private static final int REMEMBERED = 1_024;

  private static final Comparator<TaskCount> MOST_FIRST =
      Comparator.comparingLong(TaskCount::count).reversed().thenComparing(TaskCount::task);

  private final Map<Class<?>, List<Field>> fields = new HashMap<>();
  private Map<Object, String> noted = new IdentityHashMap<>();
  private Map<Object, String> notedBefore = new IdentityHashMap<>();

  /** Remembers what is wrapped in tasks that will soon run. */
  void note(List<Object> waiting) {
    if (noted.size() > REMEMBERED) {
      notedBefore = noted;
      noted = new IdentityHashMap<>();
    }
    for (Object task : waiting) {
      Object inner = TaskFields.isFramework(task.getClass()) ? inner(task, DEEPEST) : task;
      if (inner != task) {
        noted.put(task, nameOf(inner.getClass()));
      }
    }
  }

  /**
   * Tasks by name, most first.
   *
   * @param total tasks for which those stand; their counts are scaled to it
   * @param most names that are told; the rest is left out
   */
  List<TaskCount> count(List<Object> tasks, long total, int most) {
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

  /** The application's own class that a task is, or wraps; else that of what it wraps at last. */
  String name(Object task) {
    Object inner = inner(task, DEEPEST);
    String known = inner == task ? noted(task) : null;
    return known == null ? nameOf(inner.getClass()) : known;
  }

  private @Nullable String noted(Object task) {
    String known = noted.get(task);
    return known == null ? notedBefore.get(task) : known;
  }

  private Object inner(Object task, int depth) {
    if (depth == 0 || !TaskFields.isFramework(task.getClass())) {
      return task;
    }
    Object innermost = task;
    for (Field field : fields.computeIfAbsent(task.getClass(), TaskFields::of)) {
      Object held = TaskFields.value(field, task);
      Object found = held == null || held == task ? task : inner(held, depth - 1);
      if (!TaskFields.isFramework(found.getClass())) {
        return found;
      }
      innermost = innermost == task ? found : innermost;
    }
    return innermost;
  }

  /** Without what makes the name of a lambda or of another hidden class its own. */
  private static String nameOf(Class<?> type) {
    String name = type.getName();
    int lambda = name.indexOf("$$Lambda");
    int hidden = name.indexOf('/');
    int end = lambda > 0 ? lambda : hidden > 0 ? hidden : name.length();
    return name.substring(0, end);
  }
}
