// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

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
}
