// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import javax.management.MXBean;

/** One loop's figures, on request: {@code io.loopwatch:type=Loop,name="…"}. */
@MXBean
public interface LoopMXBean {
  /** {@code netty}, {@code vertx} or {@code custom}. */
  String getKind();

  /** Callbacks that have ended. */
  long getCallbacks();

  /** Turns that have ended. */
  long getIterations();

  /** Callbacks over the threshold. */
  long getStalls();

  /** How long they were over the threshold together, in nanoseconds. */
  long getOverNanos();

  /** Part of its life that it was awake, 0 to 1. */
  double getUtilization();

  /** The longest callback, in nanoseconds. */
  long getLongestCallbackNanos();

  /** The longest lag, in nanoseconds. */
  long getLongestLagNanos();

  /** Tasks in its queue; −1 where it cannot be read. */
  int getWaitingTasks();

  /** How long its present callback has run, in nanoseconds; 0 where none runs. */
  long getRunningNanos();

  /** Time that it was awake, in nanoseconds, the present turn included. */
  long getAwakeNanos();

  /** Time that it was asleep, in nanoseconds. */
  long getAsleepNanos();

  /**
   * The lag that was measured last, or what the oldest waits that still does, in nanoseconds: the
   * larger.
   */
  long getLagNowNanos();

  /**
   * All lags since it began, flat: the lowest value of a bucket in nanoseconds, how many fell
   * there, the next bucket. Buckets are those of HdrHistogram for 1 µs to 1 h and two digits. Each
   * count is modulo 2^32: take the difference of two readings.
   */
  long[] getLagCounts();

  /** All callbacks since it began, in the same form. */
  long[] getCallbackCounts();

  /**
   * The application's line that its present callback was in when it was looked at last, where that
   * callback is a stall; else empty. The loop is not stopped for it.
   */
  String getCulprit();

  /**
   * For people: its figures, and the stack of the callback that runs. The loop is stopped for the
   * moment that taking a stack takes.
   */
  String stack();
}
