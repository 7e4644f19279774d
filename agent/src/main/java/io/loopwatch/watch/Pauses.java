// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Cause;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When the JVM, the process or the machine kept all threads from running: a ledger of the last
 * looks, kept by the watchdog, which is kept from running itself.
 *
 * <p>A pause is taken to have ended at the look that learnt of it: whom it made late it has just
 * let go. Confined to the watchdog's thread.
 */
final class Pauses {
  /** Entries that are remembered: only looks that learnt of a pause make one. */
  private static final int SIZE = 1_024;

  /** A watchdog that wakes later than this has been kept from running. */
  private static final long LATE_NANOS = 5_000_000;

  /** Less cannot be told from a system that was slow to wake a thread. */
  private static final long STOPPED_NANOS = 50_000_000;

  /** The own wait for a processor is read as often as this where nothing is late. */
  private static final long REFRESH_NANOS = 250_000_000;

  private static final double MOST = 0.5;

  private final VmCounters counters;
  private final LongSupplier queue;
  private final long[] endNanos = new long[SIZE];
  private final long[][] parts = new long[SIZE][];
  private long count;
  private long gcBefore;
  private long pausedBefore;
  private long queuedBefore;
  private long uncountedNanos;
  private long queueReadNanos;

  /**
   * Makes one.
   *
   * @param counters the JVM's
   * @param queue how long the calling thread has waited for a processor so far; −1 where unknown
   * @param now the time
   */
  Pauses(VmCounters counters, LongSupplier queue, long now) {
    this.counters = counters;
    this.queue = queue;
    this.gcBefore = counters.gcNanos();
    this.pausedBefore = counters.pausedNanos();
    this.queuedBefore = queue.getAsLong();
    this.queueReadNanos = now;
  }

  /**
   * Learns what has happened since the last look.
   *
   * @param now the time
   * @param dueNanos when this look was to be; later than {@code now} where it came early
   */
  void look(long now, long dueNanos) {
    long gcNow = counters.gcNanos();
    long pausedNow = counters.pausedNanos();
    long gc = Math.max(0, gcNow - gcBefore);
    long paused = pausedNow < 0 ? gc : Math.max(0, pausedNow - pausedBefore);
    gcBefore = gcNow;
    pausedBefore = pausedNow;
    long late = now - dueNanos;
    boolean isLate = late > LATE_NANOS;
    long queued = isLate || now - queueReadNanos > REFRESH_NANOS ? queued(now) : 0;
    if (gc > 0 || paused > 0 || isLate) {
      long waited = isLate ? Math.min(Math.max(0, queued), late) : 0;
      long stopped = queued < 0 ? 0 : late - Math.max(gc, paused) - waited;
      add(now, gc, safepoint(paused, gc), stopped >= STOPPED_NANOS ? stopped : 0, waited);
    }
  }

  /** The JVM lets its threads go a moment before it counts the whole pause. */
  private long safepoint(long paused, long gc) {
    long others = paused - gc + uncountedNanos;
    uncountedNanos = Math.max(-gc, Math.min(0, others));
    return Math.max(0, others);
  }

  /** Since it was asked last; −1 where unknown. */
  private long queued(long now) {
    long read = queue.getAsLong();
    long since = read < 0 ? -1 : read - queuedBefore;
    queuedBefore = read;
    queueReadNanos = now;
    return since;
  }

  private void add(long now, long... nanos) {
    int i = (int) (count++ % SIZE);
    endNanos[i] = now;
    parts[i] = nanos;
  }

  /** What fell between two instants, in nanoseconds. */
  Between between(long from, long to) {
    long[] sums = new long[4];
    for (long n = count - 1; n >= Math.max(0, count - SIZE); n--) {
      int i = (int) (n % SIZE);
      if (endNanos[i] - from <= 0) {
        break; // and so have all before it
      }
      for (int part = 0; part < sums.length; part++) {
        long begin = Math.max(from, endNanos[i] - parts[i][part]);
        sums[part] += Math.max(0, Math.min(to, endNanos[i]) - begin);
      }
    }
    return new Between(sums[0], sums[1], sums[2], sums[3]);
  }

  /**
   * Pauses within a time, in nanoseconds.
   *
   * @param gcNanos the collector's
   * @param safepointNanos others of the JVM's
   * @param stoppedNanos the process stood still
   * @param queuedNanos the watchdog itself got no processor
   */
  record Between(long gcNanos, long safepointNanos, long stoppedNanos, long queuedNanos) {
    /** What most of that time went to, or null. */
    @Nullable Cause most(long nanos) {
      if (gcNanos >= nanos * MOST) {
        return Cause.GC;
      }
      if (stoppedNanos >= nanos * MOST) {
        return Cause.STOPPED;
      }
      if (safepointNanos >= nanos * MOST) {
        return Cause.SAFEPOINT;
      }
      return queuedNanos >= nanos * MOST ? Cause.DESCHEDULED : null;
    }
  }
}
