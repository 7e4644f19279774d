// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/** What the JVM counts of its own pauses. Read by the watchdog's thread at each look. */
interface VmCounters {
  /** Pauses of the collector so far, in nanoseconds; −1 where unknown. */
  long gcNanos();

  /** All pauses so far, the collector's among them, in nanoseconds; −1 where unknown. */
  long pausedNanos();
}
