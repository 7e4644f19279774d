// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/**
 * How often, and how long in all, one callback blocked in each operation. Written by the loop's
 * thread; the watchdog's reading of a callback that still runs may be a call old.
 */
final class CallSums {
  /** The number of what a callback blocked in beside its first operations: of no one operation. */
  static final int OTHERS = Calls.OPERATIONS - 1;

  private static final int MOST = 8;

  private final int[] operations = new int[MOST];
  private final int[] counts = new int[MOST];
  private final long[] nanos = new long[MOST];
  private int size;
  private long callback;

  void add(long sequence, int operation, long duration) {
    if (callback != sequence) {
      size = 0;
      callback = sequence;
    }
    int row = row(operation);
    counts[row]++;
    nanos[row] += duration;
  }

  private int row(int operation) {
    for (int i = 0; i < size; i++) {
      if (operations[i] == operation) {
        return i;
      }
    }
    if (size == MOST) {
      return MOST - 1; // which is of OTHERS
    }
    operations[size] = size == MOST - 1 ? OTHERS : operation;
    counts[size] = 0;
    nanos[size] = 0;
    return size++;
  }

  /**
   * The sums of a callback: operation, count and nanoseconds of each, one after the other; null
   * where it has not blocked.
   */
  long[] of(long sequence) {
    if (callback != sequence) {
      return null;
    }
    int rows = size;
    long[] copy = new long[3 * rows];
    for (int i = 0; i < rows; i++) {
      copy[3 * i] = operations[i];
      copy[3 * i + 1] = counts[i];
      copy[3 * i + 2] = nanos[i];
    }
    return copy;
  }
}
