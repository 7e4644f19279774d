// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Cause;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When the JVM, the process or the machine kept all threads from running: a ledger of the last
 * looks, kept by the watchdog, which is kept from running itself.
 *
 * <p>Where a look comes late, a pause is taken to have ended just then: whom it made late it has
 * just let go. Else it may have been anywhere since the look before: of a part of that time it
 * counts in proportion. Confined to the watchdog's thread.
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

  /** The JVM counts a pause so long after it has let its threads go, where it is short of CPU. */
  private static final long COUNTING_NANOS = 50_000_000;

  /** So often the counters are read again before it is believed that the process stood still. */
  private static final int MOST_WAITS = 10;

  /** How far apart. */
  private static final long WAIT_NANOS = 200_000;

  private static final int SAFEPOINT = 1;
  private static final int STOPPED = 2;

  private static final double MOST = 0.5;

  private final VmCounters counters;
  private final LongSupplier queue;
  private final Runnable patience;
  private final long[] endNanos = new long[SIZE];
  private final long[][] parts = new long[SIZE][];
  private final long[] spans = new long[SIZE];
  private long count;
  private long lastLookNanos;
  private long gcBefore;
  private long pausedBefore;
  private long queuedBefore;
  private long uncountedNanos;
  private long lastGcNanos;
  private long lastGcLookNanos;
  private long queueReadNanos;

  /**
   * Makes one.
   *
   * @param counters the JVM's
   * @param queue how long the calling thread has waited for a processor so far; −1 where unknown
   * @param now the time
   */
  Pauses(VmCounters counters, LongSupplier queue, long now) {
    this(counters, queue, now, () -> LockSupport.parkNanos(WAIT_NANOS));
  }

  /** One that gives the JVM time to count by {@code patience}. */
  Pauses(VmCounters counters, LongSupplier queue, long now, Runnable patience) {
    this.patience = patience;
    this.counters = counters;
    this.queue = queue;
    this.gcBefore = counters.gcNanos();
    this.pausedBefore = counters.pausedNanos();
    this.queuedBefore = queue.getAsLong();
    this.queueReadNanos = now;
    this.lastLookNanos = now;
    this.lastGcLookNanos = now;
  }

  /**
   * Learns what has happened since the last look.
   *
   * @param now the time
   * @param dueNanos when this look was to be; later than {@code now} where it came early
   */
  void look(long now, long dueNanos) {
    long gc = gc(now);
    long paused = paused(gc);
    long late = now - dueNanos;
    boolean isLate = late > LATE_NANOS;
    long queued = isLate || now - queueReadNanos > REFRESH_NANOS ? queued(now) : 0;
    long waited = isLate ? Math.min(Math.max(0, queued), late) : 0;
    for (int i = 0; i < MOST_WAITS && isStopped(late - waited - Math.max(gc, paused)); i++) {
      patience.run();
      paused += paused(0);
    }
    long safepoint = instead(safepoint(paused, gc, now), now);
    if (isLate) {
      long stopped = queued < 0 ? 0 : late - Math.max(gc, paused) - waited;
      add(now, 0, gc, safepoint, isStopped(stopped) ? stopped : 0, waited);
    } else if (gc > 0 || safepoint > 0) {
      add(now, now - lastLookNanos, gc, safepoint, 0, 0);
    }
    lastLookNanos = now;
  }

  private static boolean isStopped(long nanos) {
    return nanos >= STOPPED_NANOS;
  }

  /**
   * Takes a pause that is counted only now for what the look before took for a process that stood
   * still.
   *
   * @return what is left of it
   */
  private long instead(long safepoint, long now) {
    int i = (int) ((count + SIZE - 1) % SIZE);
    if (count == 0 || safepoint == 0 || now - endNanos[i] > COUNTING_NANOS) {
      return safepoint;
    }
    long moved = Math.min(safepoint, parts[i][STOPPED]);
    parts[i][STOPPED] -= moved;
    parts[i][SAFEPOINT] += moved;
    return safepoint - moved;
  }

  /** Pauses of the collector since the last look; 0 also where they are not known for now. */
  private long gc(long now) {
    long read = counters.gcNanos();
    long since = grown(gcBefore, read);
    gcBefore = read < 0 ? gcBefore : read;
    if (since > 0) {
      lastGcNanos = since;
      lastGcLookNanos = now;
    }
    return since;
  }

  /** All pauses since the last look; the collector's where no more is known. */
  private long paused(long gc) {
    long read = counters.pausedNanos();
    if (read < 0) {
      return gc;
    }
    long since = grown(pausedBefore, read);
    pausedBefore = read;
    return since;
  }

  private static long grown(long before, long read) {
    return before < 0 || read < 0 ? 0 : Math.max(0, read - before);
  }

  /** The JVM lets its threads go a moment before it counts the whole pause. */
  private long safepoint(long paused, long gc, long now) {
    long others = paused - gc + uncountedNanos;
    boolean isOld = now - lastGcLookNanos > COUNTING_NANOS;
    uncountedNanos = isOld ? 0 : Math.max(-lastGcNanos, Math.min(0, others));
    return Math.max(0, others);
  }

  /** Since it was asked last; −1 where unknown. */
  private long queued(long now) {
    long read = queue.getAsLong();
    long since = read < 0 || queuedBefore < 0 ? -1 : read - queuedBefore;
    queuedBefore = read;
    queueReadNanos = now;
    return since;
  }

  /**
   * Remembers pauses.
   *
   * @param span within how long they were; at least their own length
   */
  private void add(long now, long span, long... nanos) {
    int i = (int) (count++ % SIZE);
    endNanos[i] = now;
    spans[i] = span;
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
        sums[part] += share(parts[i][part], spans[i], endNanos[i] - to, endNanos[i] - from);
      }
    }
    long gc = gcBefore < 0 ? -1 : sums[0];
    return new Between(gc, pausedBefore < 0 ? -1 : sums[1], sums[2], sums[3]);
  }

  /** Of a pause within a span, what fell between two ages, counted from the end of the span. */
  private static long share(long nanos, long span, long youngest, long oldest) {
    long within = Math.max(span, nanos);
    long seen = Math.min(within, oldest) - Math.max(0, youngest);
    return nanos == 0 || seen <= 0 ? 0 : (long) ((double) nanos * seen / within);
  }

  /**
   * Pauses within a time, in nanoseconds.
   *
   * @param gcNanos the collector's; −1 where unknown
   * @param safepointNanos others of the JVM's; −1 where unknown
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
