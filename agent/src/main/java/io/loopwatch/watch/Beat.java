// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/**
 * A heartbeat of one loop: what a task offered now would wait for its turn. Called by the
 * watchdog's thread.
 */
interface Beat {
  /**
   * Offers one.
   *
   * @param now the instant of the offer, in the clock of the slots
   * @return false where nothing waits for it, so that {@link #collect} may be called whenever it
   *     suits
   */
  boolean offer(long now);

  /**
   * Counts one that waits for nothing: the loop is known to sleep. Of a thousand such loops each
   * costs a load.
   *
   * @return false where {@link #offer} is to be called all the same
   */
  default boolean passes() {
    return false;
  }

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
