// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.util.function.LongSupplier;

/**
 * Where the JVM's own counters cannot tell the collector's pauses: its MBeans can, to the
 * millisecond.
 */
record BeanCounters(LongSupplier gc, LongSupplier paused) implements VmCounters {
  /** Where there are no counters at all: of other pauses nothing is known. */
  BeanCounters(LongSupplier gc) {
    this(gc, () -> -1);
  }

  @Override
  public long gcNanos() {
    return gc.getAsLong();
  }

  @Override
  public long pausedNanos() {
    return paused.getAsLong();
  }
}
