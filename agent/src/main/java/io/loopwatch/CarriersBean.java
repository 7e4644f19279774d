// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopTotals;

/** Answers requests for the carriers. Any thread may ask. */
final class CarriersBean implements CarriersMXBean {
  static final String NAME = "io.loopwatch:type=Carriers";

  private final States states;
  private final LiveFigures live;

  CarriersBean(States states, LiveFigures live) {
    this.states = states;
    this.live = live;
  }

  private LoopTotals totals() {
    return states.get(LoopId.CARRIERS.name()).totals();
  }

  @Override
  public long getMounts() {
    return totals().callbacks();
  }

  @Override
  public long getStalls() {
    return totals().stalls();
  }

  @Override
  public long getOverNanos() {
    return totals().overNanos();
  }

  @Override
  public double getUtilization() {
    return totals().utilization();
  }

  @Override
  public long getLongestMountNanos() {
    return totals().maxCallbackNanos();
  }

  @Override
  public long getLongestLagNanos() {
    return totals().maxLagNanos();
  }

  @Override
  public int getWaitingThreads() {
    return states.get(LoopId.CARRIERS.name()).waitingTasks();
  }

  @Override
  public long getAwakeNanos() {
    return totals().awakeNanos();
  }

  @Override
  public long getAsleepNanos() {
    return totals().asleepNanos();
  }

  @Override
  public long getLagNowNanos() {
    return states.get(LoopId.CARRIERS.name()).lagNowNanos();
  }

  @Override
  public long[] getLagCounts() {
    return live.of(LoopId.CARRIERS.name()).getLagCounts();
  }

  @Override
  public long getRunningNanos() {
    return states.get(LoopId.CARRIERS.name()).runningNanos();
  }

  @Override
  public String getCulprit() {
    return live.of(LoopId.CARRIERS.name()).getCulprit();
  }

  @Override
  public String stack() {
    return live.stack(LoopId.CARRIERS.name());
  }
}
