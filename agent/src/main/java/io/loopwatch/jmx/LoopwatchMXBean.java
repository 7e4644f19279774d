// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

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

  /** Loopwatch's version. */
  String getVersion();

  /**
   * What every loop has done and does now, in one answer: what {@code top} shows. Loops are not
   * stopped for it.
   */
  LoopFigures[] getFigures();

  /** Loops under watch; all carriers count as one. */
  int getLoops();

  /**
   * A callback, or a mount, this long is a stall, in nanoseconds; may be set, from 1 ms to 1 h, as
   * all thresholds.
   */
  long getThresholdNanos();

  void setThresholdNanos(long nanos);

  /** A turn of a loop this long is a stall, in nanoseconds. */
  long getIterationThresholdNanos();

  void setIterationThresholdNanos(long nanos);

  /** A lag this long is told, in nanoseconds. */
  long getLagThresholdNanos();

  void setLagThresholdNanos(long nanos);

  /** A blocking call this long is told, in nanoseconds; from 0, which is every one. */
  long getBlockingThresholdNanos();

  void setBlockingThresholdNanos(long nanos);

  /** A pin this long is told, in nanoseconds. */
  long getPinThresholdNanos();

  void setPinThresholdNanos(long nanos);

  /**
   * For people: what each loop has done so far and does now, with the stack of the callback that
   * runs.
   */
  String dumpNow();
}
