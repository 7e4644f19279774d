// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.probe.Carrier;
import org.jspecify.annotations.Nullable;

/** Mounts that the carrier itself counts. */
record WovenMounts(Carrier slot) implements Mounts {
  @Override
  public Thread carrier() {
    return slot.thread();
  }

  @Override
  public long number() {
    return slot.sequence();
  }

  @Override
  public boolean isStill(long number) {
    return slot.isStill(number);
  }

  @Override
  public long beganNanos(long number) {
    long began = slot.beganNanos();
    return slot.isExact(number) ? began : UNKNOWN;
  }

  @Override
  public long @Nullable [] callSums(long number) {
    return slot.callSums(number);
  }
}
