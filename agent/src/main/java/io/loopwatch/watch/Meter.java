// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Usage;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads where a thread's time goes: what it used and waited for itself, and the pauses that it
 * shared with all others. Confined to the watchdog's thread.
 */
final class Meter {
  private final Pauses pauses;
  private final ToLongFunction<Thread> cpuNanos;
  private final ToLongFunction<Thread> queuedNanos;
  private final Quota quota;
  private final Steal steal;

  /**
   * Makes one.
   *
   * @param cpuNanos a thread's CPU time so far, negative where unknown
   * @param queuedNanos how long a thread has waited for a processor so far, negative where unknown
   */
  Meter(
      Pauses pauses,
      ToLongFunction<Thread> cpuNanos,
      ToLongFunction<Thread> queuedNanos,
      Quota quota,
      Steal steal) {
    this.pauses = pauses;
    this.cpuNanos = cpuNanos;
    this.queuedNanos = queuedNanos;
    this.quota = quota;
    this.steal = steal;
  }

  /** One that reads this process. */
  static Meter ofThisProcess(Sampler sampler, long now) {
    RunQueue queue = new RunQueue(id -> sampler.figures().cpuNanos(id));
    return new Meter(
        new Pauses(
            counters(PerfAccess.counters(), () -> sampler.figures().gcNanos()), queue::own, now),
        thread -> sampler.figures().cpuNanos(thread),
        queue::nanos,
        Quota.ofThisProcess(),
        Steal.ofThisMachine());
  }

  /** Those of the JVM, completed by what its MBeans tell of the collector. */
  static VmCounters counters(@Nullable VmCounters counted, LongSupplier gc) {
    if (counted == null) {
      return new BeanCounters(gc);
    }
    return counted.gcNanos() < 0 ? new BeanCounters(gc, counted::pausedNanos) : counted;
  }

  /** Pauses of the last looks. */
  Pauses pauses() {
    return pauses;
  }

  /** What a thread has used at one moment since it began; negative where unknown. */
  record Reading(
      long nanos, long cpuNanos, long queuedNanos, long throttledNanos, Steal.Count stolen) {
    /**
     * What it had used by an earlier instant, at least.
     *
     * @param before a reading of before that instant
     */
    Reading at(long earlier, Reading before) {
      long cpu = Math.max(before.cpuNanos, cpuNanos - (nanos - earlier));
      long most =
          before.queuedNanos < 0 ? queuedNanos : before.queuedNanos + earlier - before.nanos;
      long queued = Math.max(before.queuedNanos, Math.min(queuedNanos, most));
      return new Reading(earlier, cpu, queued, throttledNanos, stolen);
    }
  }

  Reading read(Thread thread, long now) {
    return new Reading(
        now,
        cpuNanos.applyAsLong(thread),
        queuedNanos.applyAsLong(thread),
        quota.throttledNanos(),
        steal.count());
  }

  /** CPU time of a thread since a reading; 0 where unknown. */
  long cpuSince(Thread thread, Reading before) {
    return Math.max(0, grown(before.cpuNanos, cpuNanos.applyAsLong(thread)));
  }

  /**
   * Where the time went between two readings. The system counts a wait for a processor when it is
   * over: it may be longer than the time between.
   *
   * @param pausesFrom from where on pauses count: the first reading is taken when a stall is
   *     noticed
   * @param pausesTo up to where
   */
  Usage usage(Reading first, Reading last, long pausesFrom, long pausesTo) {
    Pauses.Between shared = pauses.between(pausesFrom, pausesTo);
    long observed = last.nanos - first.nanos;
    return new Usage(
        observed,
        grown(first.cpuNanos, last.cpuNanos),
        shared.gcNanos(),
        shared.safepointNanos(),
        shared.stoppedNanos(),
        grown(first.queuedNanos, last.queuedNanos),
        Math.min(observed, Math.max(0, grown(first.throttledNanos, last.throttledNanos))),
        Math.min(observed, last.stolen.sinceNanos(first.stolen)));
  }

  /**
   * What is known of a time in which nobody looked. Where that was for want of a processor, the
   * whole process wanted one.
   */
  Usage unseen(long from, long to) {
    Pauses.Between shared = pauses.between(from, to);
    return new Usage(
        to - from,
        -1,
        shared.gcNanos(),
        shared.safepointNanos(),
        shared.stoppedNanos(),
        shared.queuedNanos() > 0 ? shared.queuedNanos() : -1,
        0,
        0);
  }

  private static long grown(long first, long last) {
    return first < 0 || last < 0 ? -1 : Math.max(0, last - first);
  }
}
