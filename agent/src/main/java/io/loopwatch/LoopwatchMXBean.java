// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import javax.management.MXBean;

/**
 * What stalled loops so far, on request: {@code io.loopwatch:type=Loopwatch} in any client of JMX.
 */
@MXBean
public interface LoopwatchMXBean {
  /**
   * For people: a line for all stalls, one for each of the ten loops that were over the threshold
   * longest, one for each of the ten culprits that took most time.
   */
  String getSummary();

  /** Stalls that have ended, since the JVM began. */
  long getStalls();

  /** How long they have blocked loops, in nanoseconds. */
  long getBlockedNanos();

  /** How much of that was over the threshold, in nanoseconds. */
  long getOverNanos();

  /** The longest of them, in nanoseconds. */
  long getLongestNanos();
}
