// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Who submitted the tasks that wait: a table of fixed size, by the task's identity. A wrapper
 * around the task would do without, but queues and frameworks compare tasks.
 *
 * <p>Any thread writes and reads, without a lock and without a loop: each task has {@value #WAYS}
 * places. Where all are taken one of them is given up, and counted. A task's entry is given back
 * when it begins to run; a timer's when it is done, because it may run again; that of a task that
 * never runs, when the task is collected, by {@link #sweep}.
 */
public final class Origins {
  /** Tasks that can wait and be known: one takes 1 to 2 KB, mostly its stack. */
  public static final int SIZE = 1 << 14;

  private static final int WAYS = 8;

  /** Stacks that one sweep copies. */
  private static final int MOST_COPIES = 100;

  /** Spreads identity hashes, of which the JVM gives 25 or 31 bits. */
  private static final int SPREAD = 0x9E3779B9;

  private static final int SHIFT = Integer.numberOfLeadingZeros(SIZE / WAYS - 1);

  /** Null where nobody wants to know. */
  private static AtomicReferenceArray<Origin> places;

  /** Plain, by many threads: some may be missing. */
  private static long lost;

  private static int victim;

  private Origins() {}

  /**
   * From now on origins are kept. Before anything is woven that writes here: what the JVM links on
   * a first call is linked by this.
   */
  public static void open() {
    if (places == null) {
      places = new AtomicReferenceArray<>(SIZE);
      warmUp(new Object());
      places = new AtomicReferenceArray<>(SIZE);
    }
  }

  private static void warmUp(Object task) {
    put(task, false);
    put(task, true);
    end(begin(task), task);
    sweep();
  }

  /** A task is submitted by the calling thread. */
  static void put(Object task, boolean isTimer) {
    AtomicReferenceArray<Origin> all = places;
    if (all == null || task == null) {
      return;
    }
    try {
      put(all, task, isTimer);
    } catch (OutOfMemoryError | StackOverflowError failure) {
      lost++; // the submission itself may yet succeed
    }
  }

  private static void put(AtomicReferenceArray<Origin> all, Object task, boolean isTimer) {
    int first = first(task);
    int place = find(all, first, task);
    Origin before = place < 0 ? null : all.get(place);
    if (before == null) {
      insert(all, first, new Origin(task, isTimer, 1));
    } else if (isTimer || !before.isTimer()) { // else it is the loop that looks for its timers
      all.compareAndSet(place, before, new Origin(task, isTimer, before.runs() + 1));
    }
  }

  private static void insert(AtomicReferenceArray<Origin> all, int first, Origin origin) {
    for (int i = first; i < first + WAYS; i++) {
      Origin there = all.get(i);
      if ((there == null || there.isOver()) && all.compareAndSet(i, there, origin)) {
        return;
      }
    }
    lost++;
    all.set(first + (victim++ & (WAYS - 1)), origin);
  }

  /** Who submitted the task that begins to run; null where that is not known. */
  static Origin begin(Object task) {
    AtomicReferenceArray<Origin> all = places;
    int place = all == null || task == null ? -1 : find(all, first(task), task);
    Origin origin = place < 0 ? null : all.get(place);
    if (origin == null || !origin.isOf(task)) {
      return null; // or it was given up in between
    }
    if (origin.isLastRun()) {
      all.compareAndSet(place, origin, null);
    }
    return origin;
  }

  /** A task has run; {@code origin} is what {@link #begin} gave. */
  static void end(Origin origin, Object task) {
    AtomicReferenceArray<Origin> all = places;
    if (all != null && origin.isTimer() && Origin.isDone(task)) {
      int place = find(all, first(task), task);
      if (place >= 0) {
        all.compareAndSet(place, origin, null);
      }
    }
  }

  private static int find(AtomicReferenceArray<Origin> all, int first, Object task) {
    for (int i = first; i < first + WAYS; i++) {
      Origin there = all.get(i);
      if (there != null && there.isOf(task)) {
        return i;
      }
    }
    return -1;
  }

  /** The first of the task's places. */
  private static int first(Object task) {
    return (System.identityHashCode(task) * SPREAD >>> SHIFT) * WAYS;
  }

  /**
   * Lets go of tasks that were collected before they ran, and of timers that are done; and of what
   * waits for long, of its stack's classes, which may hold the task. For the watchdog; 16,384 looks
   * take some 50 µs, and a hundred stacks a few milliseconds.
   *
   * @return entries that are left
   */
  public static int sweep() {
    AtomicReferenceArray<Origin> all = places;
    int left = 0;
    int copied = 0;
    for (int i = 0; all != null && i < SIZE; i++) {
      Origin there = all.get(i);
      if (there != null && there.isOver()) {
        all.compareAndSet(i, there, null);
      } else if (there != null) {
        left++;
        copied += copied < MOST_COPIES && there.copy() ? 1 : 0;
      }
    }
    return left;
  }

  /** Whether the task waits and it is known who submitted it. */
  public static boolean isKnown(Object task) {
    AtomicReferenceArray<Origin> all = places;
    return all != null && find(all, first(task), task) >= 0;
  }

  /** Tasks that waited and were given up, ever; may be a little less. */
  public static long lost() {
    return lost;
  }

  /** Nothing is kept any more. */
  static void close() {
    places = null;
    lost = 0;
  }
}
