// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Mounts of a carrier in which nothing is woven: another thread than at the last look is another
 * mount. The same thread may have left and come back in between, which cannot be seen; it would
 * have to be there at each look.
 */
final class PolledMounts implements Mounts {
  private final Thread carrier;
  private final UnaryOperator<@Nullable Thread> mountedOn;
  private @Nullable Thread mounted;
  private long number;

  /** Those of that carrier; {@code mountedOn} gives the virtual thread that a carrier runs. */
  PolledMounts(Thread carrier, UnaryOperator<@Nullable Thread> mountedOn) {
    this.carrier = carrier;
    this.mountedOn = mountedOn;
  }

  @Override
  public Thread carrier() {
    return carrier;
  }

  @Override
  public long number() {
    Thread now = mountedOn.apply(carrier);
    if (now != mounted) {
      mounted = now;
      boolean isOdd = (number & 1) != 0;
      number += now == null || !isOdd ? 1 : 2;
    }
    return number;
  }

  @Override
  public boolean isStill(long wanted) {
    return number() == wanted;
  }

  @Override
  public long beganNanos(long wanted) {
    return UNKNOWN;
  }

  @Override
  public long @Nullable [] callSums(long wanted) {
    return null;
  }
}
