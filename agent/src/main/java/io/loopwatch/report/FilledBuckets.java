// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Distribution;

/**
 * The counts of one line of a histogram log: which buckets have any, in rising order, and how many.
 * Filled again for each line. Used by one thread.
 */
public final class FilledBuckets {
  private final int[] indexes = new int[Distribution.buckets()];
  private final long[] counts = new long[Distribution.buckets()];
  private int size;

  FilledBuckets() {}

  void clear() {
    size = 0;
  }

  void add(int index, long count) {
    indexes[size] = index;
    counts[size] = count;
    size++;
  }

  /** Number of buckets that have a count. */
  public int size() {
    return size;
  }

  /** The bucket, from 0 to {@link Distribution#buckets()} − 1. */
  public int index(int i) {
    return indexes[i];
  }

  /** How often a value fell into it, at least 1. */
  public long count(int i) {
    return counts[i];
  }
}
