// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.VarHandle;

/**
 * A distribution made of pieces that are each uniform between two values: what an I/O event waits
 * that becomes ready at any moment of a turn. Adding a piece costs two array writes, however wide
 * it is, because only the density's steps are kept: up where a piece begins, down where it ends.
 * Densities are whole numbers (fixed point), so that steps cancel exactly for ever.
 *
 * <p>One writer, the loop's thread. The watchdog copies under a version that is odd while a piece
 * is added.
 */
public final class Spread {
  private static final int FRACTION_BITS = 20;

  private final long[][] steps = new long[Buckets.ROWS + 1][];
  private int version;

  /** Makes an empty one. */
  public Spread() {}

  /**
   * Adds a piece. Only the loop's thread may call it.
   *
   * @param from one end of the piece, nanoseconds
   * @param to the other end, in either order; the same bucket as {@code from} makes it a point
   * @param weight its weight, nanoseconds of the loop's time, at least 0
   */
  void add(long from, long to, long weight) {
    int low = Buckets.index(Math.min(from, to));
    int high = Math.max(low + 1, Buckets.index(Math.max(from, to)));
    long width = Buckets.lowest(high) - Buckets.lowest(low);
    long density = (long) ((double) weight * (1 << FRACTION_BITS) / width);
    version++;
    VarHandle.storeStoreFence();
    row(low)[low & 127] += density;
    row(high)[high & 127] -= density;
    VarHandle.storeStoreFence();
    version++;
  }

  private long[] row(int index) {
    long[] row = steps[index >>> 7];
    if (row == null) {
      row = new long[Buckets.ROW];
      steps[index >>> 7] = row;
    }
    return row;
  }

  /**
   * The weight of each bucket since the last call with the same memory, in microseconds of the
   * loop's time.
   *
   * @param memory what was taken already, updated; made by {@link #memory()}
   * @param into gets the weight of each bucket, {@link Buckets#size()} long, overwritten
   * @return false where the loop kept adding while this thread tried to copy: nothing is taken, try
   *     later
   */
  public long take(long[][] memory, long[] into) {
    for (int attempt = 0; attempt < 100; attempt++) {
      int before = version;
      VarHandle.acquireFence();
      long[][] copy = copy();
      VarHandle.acquireFence();
      if ((before & 1) == 0 && before == version) {
        return integrate(copy, memory, into);
      }
      Thread.onSpinWait();
    }
    return 0;
  }

  private long[][] copy() {
    long[][] copy = new long[steps.length][];
    for (int r = 0; r < steps.length; r++) {
      copy[r] = steps[r] == null ? null : steps[r].clone();
    }
    return copy;
  }

  /**
   * Sums the fresh steps to densities and those over the buckets' widths to weights, carrying what
   * is under 1 µs.
   */
  private static long integrate(long[][] copy, long[][] memory, long[] into) {
    long density = 0;
    double carried = 0;
    long total = 0;
    for (int i = 0; i < into.length; i++) {
      long[] row = copy[i >>> 7];
      if (row != null) {
        long[] old = memory[i >>> 7];
        density += row[i & 127] - (old == null ? 0 : old[i & 127]);
      }
      double width = Buckets.lowest(i + 1) - Buckets.lowest(i);
      carried += density * width / (1 << FRACTION_BITS) / 1_000;
      into[i] = (long) carried;
      carried -= into[i];
      total += into[i];
    }
    System.arraycopy(copy, 0, memory, 0, copy.length);
    return total;
  }

  /** A memory for {@link #take} in which nothing has been taken. */
  public static long[][] memory() {
    return new long[Buckets.ROWS + 1][];
  }
}
