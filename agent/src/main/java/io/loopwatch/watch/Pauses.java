// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Cause;
import io.loopwatch.watch.RunQueue.Own;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When the JVM, the process or the machine kept all threads from running: a ledger of the last
 * looks, kept by the watchdog, which is kept from running itself.
 *
 * <p>Where a look comes late, a pause is taken to have ended just then: whom it made late it has
 * just let go. Else it may have been anywhere since the look before, or while the watchdog worked:
 * of a part of that time it counts in proportion. Confined to the watchdog's thread.
 */
final class Pauses {
  /** Entries that are remembered: only looks that learnt of a pause make one. */
  private static final int SIZE = 1_024;

  /** A watchdog that wakes later than this has been kept from running. */
  private static final long LATE_NANOS = 5_000_000;

  /** Less cannot be told from a system that was slow to wake a thread. */
  private static final long STOPPED_NANOS = 50_000_000;

  /** The own figures are read as often as this where nothing is late. */
  private static final long REFRESH_NANOS = 250_000_000;

  /** The JVM counts a pause so long after it has let its threads go, where it is short of CPU. */
  private static final long COUNTING_NANOS = 50_000_000;

  /** So often the counters are read again before it is believed that the process stood still. */
  private static final int MOST_WAITS = 10;

  /** How far apart. */
  private static final long WAIT_NANOS = 200_000;

  private static final Own NOTHING = new Own(0, 0);

  private static final int SAFEPOINT = 1;
  private static final int STOPPED = 2;

  private static final double MOST = 0.5;

  private final VmCounters counters;
  private final Supplier<Own> own;
  private final Runnable patience;
  private final long[] endNanos = new long[SIZE];
  private final long[][] parts = new long[SIZE][];
  private final long[] spans = new long[SIZE];
  private long count;
  private long lastLookNanos;
  private long gcBefore;
  private long pausedBefore;
  private Own ownBefore;
  private long uncountedNanos;
  private long lastGcNanos;
  private long lastGcLookNanos;
  private long ownReadNanos;
  private boolean isWarm;
  private long waitedNanos;

  /**
   * Makes one.
   *
   * @param counters the JVM's
   * @param own what the calling thread has used and waited for so far
   * @param now the time
   */
  Pauses(VmCounters counters, Supplier<Own> own, long now) {
    this(counters, own, now, () -> LockSupport.parkNanos(WAIT_NANOS));
  }

  /** One that gives the JVM time to count by {@code patience}. */
  Pauses(VmCounters counters, Supplier<Own> own, long now, Runnable patience) {
    this.patience = patience;
    this.counters = counters;
    this.own = own;
    this.gcBefore = counters.gcNanos();
    this.pausedBefore = counters.pausedNanos();
    this.ownBefore = own.get();
    this.ownReadNanos = now;
    this.lastLookNanos = now;
    this.lastGcLookNanos = now;
  }

  /**
   * Learns what has happened while the watchdog rested.
   *
   * @param now the time
   * @param dueNanos when it was to wake; later than {@code now} where it was woken
   */
  void look(long now, long dueNanos) {
    long late = Math.min(now - dueNanos, now - lastLookNanos);
    boolean isLate = late > LATE_NANOS;
    Own since = isLate || now - ownReadNanos > REFRESH_NANOS ? own(now) : NOTHING;
    if (isLate) {
      held(now, late, 0, since.queuedNanos(), 0);
    } else {
      notHeld(now);
    }
    lastLookNanos = now;
  }

  /**
   * Learns what has happened since then, while the watchdog worked. Its work is computing, and what
   * it did not compute in a long time it was not let.
   *
   * @param now the time
   */
  void worked(long now) {
    long took = now - lastLookNanos;
    if (isStopped(took)) {
      Own since = own(now);
      held(now, took, took, since.queuedNanos(), isWarm ? since.cpuNanos() + waitedNanos : took);
    } else {
      notHeld(now);
    }
    waitedNanos = 0;
    lastLookNanos = now;
  }

  /** From now on the watchdog loads nothing any more: it waits for nothing while it works. */
  void warm() {
    isWarm = true;
  }

  /**
   * The watchdog has waited for a thread to be looked at, and that computed meanwhile: this is no
   * stop. Of the work since the last look.
   */
  void waited(long nanos) {
    waitedNanos += nanos;
  }

  private void notHeld(long now) {
    long gc = gc(now);
    long safepoint = instead(safepoint(paused(gc), gc, now), now);
    if (gc > 0 || safepoint > 0) {
      add(now, now - lastLookNanos, gc, safepoint, 0, 0);
    }
  }

  /**
   * The watchdog was kept from running.
   *
   * @param nanos for how long
   * @param span within how long that was
   * @param queued it got no processor; negative where unknown
   * @param used it computed
   */
  private void held(long now, long nanos, long span, long queued, long used) {
    long gc = gc(now);
    long paused = paused(gc);
    long waited = Math.min(Math.max(0, queued), nanos);
    long left = nanos - waited - used;
    for (int i = 0; i < MOST_WAITS && isStopped(left - Math.max(gc, paused)); i++) {
      patience.run();
      paused += paused(0);
    }
    long safepoint = instead(safepoint(paused, gc, now), now);
    long stopped = queued < 0 ? 0 : left - Math.max(gc, paused);
    add(now, span, gc, safepoint, isStopped(stopped) ? stopped : 0, waited);
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

  /** What the watchdog has used and waited for since it asked last. */
  private Own own(long now) {
    Own read = own.get();
    Own before = ownBefore;
    ownBefore = read;
    ownReadNanos = now;
    return read.queuedNanos() < 0 || before.queuedNanos() < 0
        ? Own.UNKNOWN
        : new Own(read.cpuNanos() - before.cpuNanos(), read.queuedNanos() - before.queuedNanos());
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
