// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

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
}
