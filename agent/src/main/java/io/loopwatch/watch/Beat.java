// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/**
 * A heartbeat of one loop: what a task offered now would wait for its turn. Called by the
 * watchdog's thread.
 */
interface Beat {
  /** Offers one. {@code now} is the instant of the offer, in the clock of the slots. */
  void offer(long now);

  /** Hands over each lag that has become known since the last call. */
  void collect(long now, LagSink sink);

  /** The offer of the oldest task that still waits, in the clock of the slots, or {@link #NONE}. */
  long oldestWaiting();

  /** No task waits. */
  long NONE = Long.MIN_VALUE;

  /** Takes lags. */
  interface LagSink {
    /** A task offered at that instant waited so long, in nanoseconds. */
    void lag(long offeredNanos, long lagNanos);
  }
}
