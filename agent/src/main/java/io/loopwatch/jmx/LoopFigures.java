// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;

/**
 * One loop's figures at one moment, all in one answer. Times are in nanoseconds. Immutable. Public
 * because MXBeans can hand over nothing else.
 */
public final class LoopFigures {
  private final LoopState state;
  private final String culprit;

  LoopFigures(LoopState state, String culprit) {
    this.state = state;
    this.culprit = culprit;
  }

  private LoopTotals totals() {
    return state.totals();
  }

  /** Its thread's name; {@code carriers} of all carriers together. */
  public String getName() {
    return totals().loop().name();
  }

  /** {@code netty}, {@code vertx}, {@code custom} or {@code carrier}. */
  public String getKind() {
    return totals().loop().kind().label();
  }

  /** Callbacks, or mounts, that have ended. */
  public long getCallbacks() {
    return totals().callbacks();
  }

  /** Those over the threshold. */
  public long getStalls() {
    return totals().stalls();
  }

  /** Time that it was awake. */
  public long getAwakeNanos() {
    return totals().awakeNanos();
  }

  /** Time that it was asleep. */
  public long getAsleepNanos() {
    return totals().asleepNanos();
  }

  /** The lag that was measured last, or what the oldest waits that still does. */
  public long getLagNowNanos() {
    return state.lagNowNanos();
  }

  /** The longest lag ever. */
  public long getLongestLagNanos() {
    return totals().maxLagNanos();
  }

  /** The longest callback, or mount, ever. */
  public long getLongestCallbackNanos() {
    return totals().maxCallbackNanos();
  }

  /** Tasks in its queue, or virtual threads that wait; −1 where nobody can tell. */
  public int getWaitingTasks() {
    return state.waitingTasks();
  }

  /**
   * How long its present callback has run; 0 where none runs. Of carriers, the longest mount that
   * runs and was told as a stall.
   */
  public long getRunningNanos() {
    return state.runningNanos();
  }

  /** Where that callback was when it was looked at last; empty where it is not too long. */
  public String getCulprit() {
    return culprit;
  }

  /** As {@link LoopMXBean#getLagCounts}. */
  public long[] getLagCounts() {
    return state.counts().lags().toPairs();
  }

  /** As {@link LoopMXBean#getCallbackCounts}; of carriers, mounts. */
  public long[] getCallbackCounts() {
    return state.counts().callbacks().toPairs();
  }
}
