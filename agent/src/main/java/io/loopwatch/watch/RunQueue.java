// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How long threads could run and got no processor: the second figure of Linux's {@code
 * /proc/PID/task/TID/schedstat}. Elsewhere unknown.
 *
 * <p>Java does not tell the number that the system knows a thread by. But the first figure of that
 * file is the thread's CPU time in nanoseconds, which Java does tell: the thread is the one whose
 * figure lies between two readings of Java's. Looked for when a thread first stalls, 15 µs for each
 * thread of the process. Confined to the watchdog's thread.
 */
final class RunQueue {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final Path OWN = Path.of("/proc/thread-self/schedstat");
  private static final String FIGURES = "schedstat";
  private static final String NAME = "comm";

  /** Among more threads none is looked for. */
  private static final int MOST_TASKS = 512;

  /** The system counts a running thread's time at its ticks, of which there are 100 a second. */
  private static final long TICK_NANOS = 10_000_000;

  /** The system keeps so much of a thread's name. */
  private static final int NAME_LENGTH = 15;

  private static final int MOST_TRIES = 5;

  private final Path tasks;
  private final Path own;
  private final LongUnaryOperator cpuNanos;
  private final Map<Thread, Found> found = new WeakHashMap<>();

  /** A thread's folder, or how often it was looked for. */
  private static final class Found {
    @Nullable Path task;
    int tries;
  }

  /**
   * Makes one.
   *
   * @param cpuNanos the CPU time of the thread of a number, negative where unknown
   */
  RunQueue(LongUnaryOperator cpuNanos) {
    this(TASKS, OWN, cpuNanos);
  }

  RunQueue(Path tasks, Path own, LongUnaryOperator cpuNanos) {
    this.tasks = tasks;
    this.own = own;
    this.cpuNanos = cpuNanos;
  }

  /** How long the calling thread has waited for a processor so far; −1 where unknown. */
  long ownNanos() {
    long[] figures = read(own);
    return figures == null ? -1 : figures[1];
  }

  /** How long a thread has waited for a processor so far; −1 where unknown. */
  long nanos(Thread thread) {
    Found known = found.computeIfAbsent(thread, unused -> new Found());
    if (known.task == null && known.tries < MOST_TRIES) {
      known.tries++;
      known.task = find(thread);
    }
    long[] figures = known.task == null ? null : read(known.task.resolve(FIGURES));
    return figures == null ? -1 : figures[1];
  }

  /** The one thread that it can be, or null where several can. */
  private @Nullable Path find(Thread thread) {
    List<Path> all = fitting(list(), thread);
    List<Path> named = all.stream().filter(task -> isNamed(task, thread.getName())).toList();
    List<Path> likely = named.isEmpty() ? all : named;
    return likely.size() == 1 ? likely.get(0) : null;
  }

  private List<Path> fitting(List<Path> candidates, Thread thread) {
    List<Path> fitting = new ArrayList<>();
    for (Path task : candidates) {
      long least = cpuNanos.applyAsLong(thread.getId()) - TICK_NANOS;
      long[] figures = read(task.resolve(FIGURES));
      if (figures != null
          && figures[0] >= least
          && figures[0] <= cpuNanos.applyAsLong(thread.getId())) {
        fitting.add(task);
      }
    }
    return fitting;
  }

  private List<Path> list() {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(tasks)) {
      for (Path task : folder) {
        all.add(task);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException none) {
      return List.of();
    }
    return all.size() > MOST_TASKS ? List.of() : all;
  }

  private static boolean isNamed(Path task, String name) {
    try {
      String kept = name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH) : name;
      return Files.readString(task.resolve(NAME)).trim().equals(kept.trim());
    } catch (IOException gone) {
      return false;
    }
  }

  /** CPU time and time in the queue; null where they cannot be read. */
  private static long @Nullable [] read(Path file) {
    try {
      String[] figures = Files.readString(file).trim().split(" ");
      return new long[] {Long.parseLong(figures[0]), Long.parseLong(figures[1])};
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
      return null;
    }
  }
}
