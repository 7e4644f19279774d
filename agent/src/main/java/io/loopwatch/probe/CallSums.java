// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/**
 * How often, and how long in all, one callback blocked in each operation. Written by the loop's
 * thread; the watchdog's reading of a callback that still runs may be a call old.
 */
final class CallSums {
  /** The number of what a callback blocked in beside the operations that are told apart. */
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
    int row = find(operation);
    if (row < 0) {
      row = size < MOST - 1 ? begin(size++, operation) : crowded(operation, duration);
    }
    counts[row]++;
    nanos[row] += duration;
  }

  private int find(int operation) {
    for (int i = 0; i < size; i++) {
      if (operations[i] == operation) {
        return i;
      }
    }
    return -1;
  }

  private int begin(int row, int operation) {
    operations[row] = operation;
    counts[row] = 0;
    nanos[row] = 0;
    return row;
  }

  /**
   * One operation too many: the row of the one with the smallest sum, which goes to the others,
   * where this call alone is longer; else that of the others. So a crowd of short calls, as when
   * classes are loaded, does not hide a long one.
   */
  private int crowded(int operation, long duration) {
    if (size < MOST) {
      begin(size++, OTHERS);
    }
    int smallest = 0;
    for (int i = 1; i < MOST - 1; i++) {
      smallest = nanos[i] < nanos[smallest] ? i : smallest;
    }
    if (duration <= nanos[smallest]) {
      return MOST - 1;
    }
    counts[MOST - 1] += counts[smallest];
    nanos[MOST - 1] += nanos[smallest];
    return begin(smallest, operation);
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
