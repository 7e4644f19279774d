// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.probe.Slot;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The loop behind a slot, as far as it can be asked from another thread without disturbing it.
 * Netty's own {@code pendingTasks()} submits a task and blocks in 4.1.1 to 4.1.28, and {@code
 * threadProperties()} starts a loop: neither is ever called.
 */
final class LoopObject {
  private final Slot slot;
  private @Nullable Method isShuttingDown;
  private boolean asked;

  LoopObject(Slot slot) {
    this.slot = slot;
  }

  /** The loop itself, or null where it was collected. */
  @Nullable Object get() {
    return slot.loop();
  }

  /**
   * Its task queue, where its size can be read from any thread at no cost; else null. Netty 4.1.0
   * and 4.1.1 walk a linked list that the loop changes meanwhile, and a user's own queue may do
   * anything.
   */
  @Nullable Queue<?> queue() {
    Queue<?> queue = slot.queue();
    return queue != null && isReadable(queue.getClass().getName()) ? queue : null;
  }

  /** Those that count: others walk a list, or take a lock. */
  private static boolean isReadable(String type) {
    return type.equals("java.util.concurrent.LinkedBlockingQueue")
        || type.contains(".jctools.") && !type.contains("Linked");
  }

  /**
   * Whether its thread ends by itself when it has had no task for a while: a real heartbeat would
   * keep it alive.
   */
  boolean endsWhenIdle() {
    Object loop = slot.loop();
    return loop != null && loop.getClass().getName().endsWith("GlobalEventExecutor");
  }

  /** Tasks that wait; −1 where that cannot be read. */
  int waitingTasks() {
    Queue<?> queue = queue();
    return queue == null ? -1 : queue.size();
  }

  /**
   * Tasks that wait, at most so many, in order; none where the queue cannot be walked without a
   * lock that the loop needs too. What is added or taken meanwhile may be among them or not.
   */
  List<Object> waiting(int most) {
    Queue<?> queue = queue();
    List<Object> tasks = new ArrayList<>();
    if (queue == null || !queue.getClass().getName().contains(".jctools.")) {
      return tasks;
    }
    try {
      for (Iterator<?> each = queue.iterator(); tasks.size() < most && each.hasNext(); ) {
        add(each.next(), tasks);
      }
    } catch (UnsupportedOperationException | NoSuchElementException notHere) {
      return tasks; // before its third version; or taken to the last
    }
    return tasks;
  }

  /** Our own heartbeat is nobody's task. */
  private static void add(@Nullable Object task, List<Object> tasks) {
    if (task != null && !(task instanceof RealBeat)) {
      tasks.add(task);
    }
  }

  /**
   * Whether the application is shutting it down: then it sleeps between tasks, and lag means
   * nothing any more.
   */
  boolean isShuttingDown() {
    if (slot.kind() != Slot.NETTY) {
      return false; // a method of that name in the application's own class may do anything, and
      // hold any lock
    }
    Object loop = slot.loop();
    if (loop == null) {
      return true;
    }
    Method method = method(loop);
    try {
      return method != null && (boolean) method.invoke(loop);
    } catch (IllegalAccessException | InvocationTargetException unreadable) {
      isShuttingDown = null;
      return false;
    }
  }

  /** Found once: {@code EventExecutorGroup.isShuttingDown()} is public in every version. */
  private @Nullable Method method(Object loop) {
    if (!asked) {
      asked = true;
      try {
        isShuttingDown = loop.getClass().getMethod("isShuttingDown");
      } catch (NoSuchMethodException none) {
        isShuttingDown = null;
      }
    }
    return isShuttingDown;
  }
}
