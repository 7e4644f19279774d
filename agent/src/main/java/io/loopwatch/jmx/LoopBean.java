// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import javax.management.ObjectName;

/** Answers requests for one loop. Any thread may ask. */
final class LoopBean extends WatchedBean implements LoopMXBean {
  private static final String NAME = "io.loopwatch:type=Loop,name=";

  LoopBean(String loop, States states, LiveFigures live) {
    super(loop, states, live);
  }

  /** The bean's name for a loop, which may have any characters in its own. */
  static String name(String loop) {
    return NAME + ObjectName.quote(loop);
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
  public long getLongestCallbackNanos() {
    return totals().maxCallbackNanos();
  }

  @Override
  public int getWaitingTasks() {
    return state().waitingTasks();
  }

  @Override
  public long[] getCallbackCounts() {
    return figures().getCallbackCounts();
  }
}
