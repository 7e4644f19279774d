// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/**
 * The last tasks that a loop has run, kept while the watchdog wants to know what a loop does that
 * has too much to do. The loop's thread writes, the watchdog reads: what it reads may be half a
 * turn old, and a task may be missing.
 */
public final class Census {
  /** Tasks that are kept. */
  public static final int SIZE = 256;

  private final Object[] tasks = new Object[SIZE];
  private long count;

  /** Makes one of no task. */
  public Census() {}

  /** Only the loop's thread may call it. */
  void add(Object task) {
    tasks[(int) count & (SIZE - 1)] = task;
    count++;
  }

  /** Tasks that ran since it was asked for. */
  public long count() {
    return count;
  }

  /** One of the last of them, from 0 to {@link #SIZE} − 1, in no order; null for none. */
  public Object task(int i) {
    return tasks[i];
  }
}
