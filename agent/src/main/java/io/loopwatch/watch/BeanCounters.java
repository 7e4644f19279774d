// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.util.function.LongSupplier;

/** Where the JVM keeps no counters of its own: its MBeans tell of the collector, nothing else. */
record BeanCounters(LongSupplier gc) implements VmCounters {
  @Override
  public long gcNanos() {
    return gc.getAsLong();
  }

  @Override
  public long pausedNanos() {
    return -1;
  }
}
