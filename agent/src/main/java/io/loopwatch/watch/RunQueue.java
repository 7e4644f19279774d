// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
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
 * file is the thread's CPU time in nanoseconds, which Java does tell; to answer Java the system
 * brings that figure up to date, also while the thread runs. So the thread is the one whose figure
 * lies between two readings of Java's. Where several do, the next look tells them apart; and of a
 * thread that was found it is asked each time whether it still does.
 *
 * <p>Looked for when a thread first stalls, 30 µs for each thread of the process. Confined to the
 * watchdog's thread.
 */
final class RunQueue {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final Path OWN = Path.of("/proc/thread-self");
  private static final String FIGURES = "schedstat";

  /** Among more threads none is looked for: 10 ms. */
  private static final int MOST_TASKS = 512;

  /** So often all threads are looked at for one. */
  private static final int MOST_TRIES = 5;

  private final Path tasks;
  private final Path own;
  private final LongUnaryOperator cpuNanos;
  private final Map<Thread, Search> searches = new WeakHashMap<>();
  private boolean isUnknown;
  private boolean isKnown;

  /** The folders that may be a thread's; of one that is found the only one. */
  private static final class Search {
    List<Path> left = List.of();
    int tries;
  }

  /** What the system tells of a thread. */
  private record Fit(Path task, long cpuNanos, long queuedNanos) {}

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

  /**
   * What the calling thread has used and waited for so far.
   *
   * @param cpuNanos CPU time; −1 where unknown
   * @param queuedNanos how long it could run and got no processor; −1 where unknown
   */
  record Own(long cpuNanos, long queuedNanos) {
    static final Own UNKNOWN = new Own(-1, -1);
  }

  /** The calling thread's figures. */
  Own own() {
    Fit figures = isUnknown ? null : read(own);
    isKnown |= figures != null;
    isUnknown = !isKnown; // nothing is asked again where the system does not tell
    return figures == null ? Own.UNKNOWN : new Own(figures.cpuNanos, figures.queuedNanos);
  }

  /** How long a thread has waited for a processor so far; −1 where unknown. */
  long nanos(Thread thread) {
    if (isUnknown) {
      return -1;
    }
    Search search = searches.computeIfAbsent(thread, unused -> new Search());
    if (search.left.isEmpty() && search.tries < MOST_TRIES) {
      search.tries++;
      search.left = list();
    }
    List<Fit> fits = fitting(search.left, thread.getId());
    if (fits.size() > 1) { // of a few the two readings are nearer to each other
      fits = fitting(tasks(fits), thread.getId());
    }
    search.left = tasks(fits);
    search.tries = fits.size() == 1 ? 0 : search.tries;
    return fits.size() == 1 ? fits.get(0).queuedNanos : -1;
  }

  private static List<Path> tasks(List<Fit> fits) {
    return fits.stream().map(Fit::task).toList();
  }

  /** Those which the thread can be. */
  private List<Fit> fitting(List<Path> candidates, long id) {
    List<Fit> fits = new ArrayList<>();
    long before = cpuNanos.applyAsLong(id);
    if (before <= 0) {
      return fits;
    }
    for (Path task : candidates) {
      Fit fit = read(task);
      if (fit != null && fit.cpuNanos >= before) {
        fits.add(fit);
      }
    }
    long after = cpuNanos.applyAsLong(id);
    fits.removeIf(fit -> fit.cpuNanos > after);
    return fits;
  }

  private List<Path> list() {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(tasks)) {
      for (Path task : folder) {
        all.add(task);
      }
    } catch (IOException | DirectoryIteratorException none) {
      return List.of();
    }
    return all.size() > MOST_TASKS ? List.of() : all;
  }

  /** Null where they cannot be read, or where the system keeps none and shows zeros. */
  private static @Nullable Fit read(Path task) {
    try {
      String[] figures = Files.readString(task.resolve(FIGURES)).trim().split(" ");
      boolean isKept = figures.length > 2 && !figures[2].equals("0");
      return isKept ? new Fit(task, Long.parseLong(figures[0]), Long.parseLong(figures[1])) : null;
    } catch (IOException | NumberFormatException unreadable) {
      return null;
    }
  }
}
