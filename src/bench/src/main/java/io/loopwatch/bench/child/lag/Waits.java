// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.lag;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/**
 * A message about every 10 ms, each with the moment at which it was sent; the handler on the loop
 * sees how long it waited.
 */
final class Waits {
  private final Histogram waited = new Histogram(3);
  private final SplittableRandom random = new SplittableRandom(2);
  private final Messages messages;

  Waits(EventLoopGroup loops) throws IOException, InterruptedException {
    messages = new Messages(loops, 1, sent -> waited.recordValue(System.nanoTime() - sent));
  }

  long send(long due) throws IOException {
    long now = System.nanoTime();
    messages.send(0, now);
    return now + random.nextLong(Heartbeat.INTERVAL_NANOS / 2, Heartbeat.INTERVAL_NANOS * 3 / 2);
  }

  /** What the messages waited, in nanoseconds; the loop's. */
  Histogram waited() {
    return waited;
  }
}
