// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;
import javax.management.ObjectName;

/** Answers requests for one loop. Any thread may ask. */
final class LoopBean implements LoopMXBean {
  private static final String NAME = "io.loopwatch:type=Loop,name=";

  private final String loop;
  private final States states;
  private final LiveFigures live;

  LoopBean(String loop, States states, LiveFigures live) {
    this.loop = loop;
    this.states = states;
    this.live = live;
  }

  /** The bean's name for a loop, which may have any characters in its own. */
  static String name(String loop) {
    return NAME + ObjectName.quote(loop);
  }

  private LoopState state() {
    return states.get(loop);
  }

  private LoopTotals totals() {
    return state().totals();
  }

  @Override
  public String getKind() {
    return totals().loop().kind().label();
  }

  @Override
  public long getCallbacks() {
    return totals().callbacks();
  }

  @Override
  public long getIterations() {
    return totals().iterations();
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
  public long getLongestCallbackNanos() {
    return totals().maxCallbackNanos();
  }

  @Override
  public long getLongestLagNanos() {
    return totals().maxLagNanos();
  }

  @Override
  public int getWaitingTasks() {
    return state().waitingTasks();
  }

  @Override
  public long getRunningNanos() {
    return state().runningNanos();
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
    return state().lagNowNanos();
  }

  @Override
  public long[] getLagCounts() {
    return live.of(loop).getLagCounts();
  }

  @Override
  public long[] getCallbackCounts() {
    return live.of(loop).getCallbackCounts();
  }

  @Override
  public String getCulprit() {
    return live.of(loop).getCulprit();
  }

  @Override
  public String stack() {
    return live.stack(loop);
  }
}
