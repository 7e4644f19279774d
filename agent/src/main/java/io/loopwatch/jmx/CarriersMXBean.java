// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import javax.management.MXBean;

/** All carriers of virtual threads together, on request: {@code io.loopwatch:type=Carriers}. */
@MXBean
public interface CarriersMXBean {
  /** Mounts that have ended. */
  long getMounts();

  /** Mounts over the threshold. */
  long getStalls();

  /** How long they were over the threshold together, in nanoseconds. */
  long getOverNanos();

  /** Part of their time that carriers were held, 0 to 1. */
  double getUtilization();

  /** The longest mount, in nanoseconds. */
  long getLongestMountNanos();

  /** The longest lag: what a virtual thread waited for a carrier, in nanoseconds. */
  long getLongestLagNanos();

  /** Virtual threads that wait for a carrier; −1 where nobody can tell. */
  int getWaitingThreads();

  /** Time that they were held, of all together, in nanoseconds. */
  long getAwakeNanos();

  /** Time that they were free, in nanoseconds. */
  long getAsleepNanos();

  /**
   * The lag that was measured last, or what the oldest virtual thread waits that still does, in
   * nanoseconds: the larger.
   */
  long getLagNowNanos();

  /** All lags so far, in the form of {@link LoopMXBean#getLagCounts}. */
  long[] getLagCounts();

  /** All mounts so far, in the form of {@link LoopMXBean#getLagCounts}. */
  long[] getMountCounts();

  /** How long the longest mount has lasted that is a stall and still runs; 0 where none does. */
  long getRunningNanos();

  /** The application's line that this mount was in when it was looked at last; else empty. */
  String getCulprit();

  /** For people: their figures, and the last stack of what holds one of them too long. */
  String stack();
}
