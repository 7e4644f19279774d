// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/**
 * How often durations fell into each bucket. One writer, in a slot the loop's thread; the watchdog
 * reads at any time and sees counts that may be a few increments old. Counts wrap around at 2³²:
 * differences between two readings stay right.
 *
 * <p>A row of 512 bytes is made when the first duration falls into it, so that a loop pays for the
 * magnitudes that it shows and not for an hour's worth of buckets.
 */
public final class Counts {
  private static final int FIRST_ROW_BITS = 16;
  private static final int UNIT_BITS = 9;

  private final int[][] rows = new int[Buckets.ROWS][];
  private final int[] first = new int[Buckets.ROW];

  /** Makes one with nothing counted. */
  public Counts() {
    rows[0] = first;
  }

  /**
   * Counts one duration. Only the one writer may call it.
   *
   * <p>What a busy loop shows is under 65 µs: that row is in a field, which saves 4 of 7 ns,
   * because the next reading of the clock waits for all of them.
   */
  public void add(long nanos) {
    if (nanos >>> FIRST_ROW_BITS == 0) {
      first[(int) nanos >>> UNIT_BITS]++;
    } else {
      addLonger(nanos);
    }
  }

  private void addLonger(long nanos) {
    add(nanos, 1);
  }

  /** Counts one duration as so many of it. Only the one writer may call it. */
  void add(long nanos, int times) {
    int index = Buckets.index(nanos);
    int[] row = rows[index >>> 7];
    if (row == null) {
      row = addRow(index >>> 7);
    }
    row[index & 127] += times;
  }

  private int[] addRow(int r) {
    int[] row = new int[Buckets.ROW];
    rows[r] = row;
    return row;
  }

  /**
   * What was counted since the last call with the same memory.
   *
   * @param seen the caller's memory of what it has taken already, updated; made by {@link
   *     #memory()}
   * @param into gets the number for each bucket, {@link Buckets#size()} long, overwritten
   * @return how many in all
   */
  public long take(int[][] seen, long[] into) {
    long total = 0;
    for (int r = 0; r < Buckets.ROWS; r++) {
      total += takeRow(rows[r], seen, r, into);
    }
    return total;
  }

  private static long takeRow(int[] row, int[][] seen, int r, long[] into) {
    int base = r << 7;
    if (row == null) {
      java.util.Arrays.fill(into, base, base + Buckets.ROW, 0);
      return 0;
    }
    if (seen[r] == null) {
      seen[r] = new int[Buckets.ROW];
    }
    long total = 0;
    for (int i = 0; i < Buckets.ROW; i++) {
      int now = row[i];
      long fresh = Integer.toUnsignedLong(now - seen[r][i]);
      seen[r][i] = now;
      into[base + i] = fresh;
      total += fresh;
    }
    return total;
  }

  /** A memory for {@link #take} in which nothing has been taken. */
  public static int[][] memory() {
    return new int[Buckets.ROWS][];
  }
}
