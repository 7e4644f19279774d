// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import io.loopwatch.event.LoopId;

/** Answers requests for the carriers. Any thread may ask. */
final class CarriersBean extends WatchedBean implements CarriersMXBean {
  static final String NAME = "io.loopwatch:type=Carriers";

  CarriersBean(States states, LiveFigures live) {
    super(LoopId.CARRIERS.name(), states, live);
  }

  @Override
  public long getMounts() {
    return totals().callbacks();
  }

  @Override
  public long getLongestMountNanos() {
    return totals().maxCallbackNanos();
  }

  @Override
  public int getWaitingThreads() {
    return state().waitingTasks();
  }

  @Override
  public long[] getMountCounts() {
    return figures().getCallbackCounts();
  }
}
