// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.lag;

import io.netty.channel.EventLoop;
import org.HdrHistogram.Histogram;

/** A real task every 10 ms, each with the moment at which it was offered. */
final class Heartbeat {
  static final long INTERVAL_NANOS = 10_000_000;

  private final EventLoop loop;
  private final Histogram lag = new Histogram(3);

  Heartbeat(EventLoop loop) {
    this.loop = loop;
  }

  /** After a delay there is no catching up: beats in a heap would count one moment many times. */
  long beat(long due) {
    long offered = System.nanoTime();
    loop.execute(() -> lag.recordValue(System.nanoTime() - offered));
    return offered + INTERVAL_NANOS;
  }

  /** What the beats waited, in nanoseconds; the loop's. */
  Histogram lag() {
    return lag;
  }
}
