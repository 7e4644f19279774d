// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;

/** What can be asked of a loop and of the carriers alike. Any thread may ask. */
abstract class WatchedBean {
  private final String name;
  private final States states;
  private final LiveFigures live;

  WatchedBean(String name, States states, LiveFigures live) {
    this.name = name;
    this.states = states;
    this.live = live;
  }

  final LoopState state() {
    return states.get(name);
  }

  final LoopTotals totals() {
    return state().totals();
  }

  final LoopFigures figures() {
    return live.of(name);
  }

  public long getStalls() {
    return totals().stalls();
  }

  public long getOverNanos() {
    return totals().overNanos();
  }

  public double getUtilization() {
    return totals().utilization();
  }

  public long getLongestLagNanos() {
    return totals().maxLagNanos();
  }

  public long getRunningNanos() {
    return state().runningNanos();
  }

  public long getAwakeNanos() {
    return totals().awakeNanos();
  }

  public long getAsleepNanos() {
    return totals().asleepNanos();
  }

  public long getLagNowNanos() {
    return state().lagNowNanos();
  }

  public long[] getLagCounts() {
    return figures().getLagCounts();
  }

  public String getCulprit() {
    return figures().getCulprit();
  }

  public String stack() {
    return live.stack(name);
  }
}
