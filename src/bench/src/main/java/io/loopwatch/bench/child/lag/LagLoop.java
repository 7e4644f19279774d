// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.lag;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One loop under a {@link Load}, whose lag is measured by a real heartbeat and whose I/O lag at a
 * handler, while Loopwatch, attached to the same process, estimates both.
 */
public final class LagLoop {
  private static final long UNLOADED_SECONDS = 3;
  private static final long SETTLE_SECONDS = 2;

  private LagLoop() {}

  /**
   * Arguments: the load's name, and for how many seconds it is measured. Tells {@code from} and
   * {@code to} in epoch milliseconds, {@code task} and {@code io} as mean, p50, p90, p99 in
   * milliseconds, and {@code idleIo}, the median wait of the loop without load.
   */
  public static void main(String[] args) {
    try {
      measure(Load.valueOf(args[0]), Long.parseLong(args[1]));
      System.exit(0);
    } catch (Exception failure) {
      failure.printStackTrace();
      System.exit(1); // the loop's thread would keep the process alive
    }
  }

  private static void measure(Load load, long seconds) throws Exception {
    EventLoopGroup loops = new NioEventLoopGroup(1);
    EventLoop loop = loops.next();
    Heartbeat heartbeat = new Heartbeat(loop);
    Waits waits = new Waits(loops);
    Background.start("heartbeat", heartbeat::beat);
    Background.start("stamps", waits::send);

    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    reset(loop, heartbeat, waits);
    TimeUnit.SECONDS.sleep(UNLOADED_SECONDS);
    Histogram idle = loop.submit(() -> waits.waited().copy()).get();
    System.out.println("idleIo=" + idle.getValueAtPercentile(50) / 1e6);

    Background.start("load", load.on(loops));
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    reset(loop, heartbeat, waits);
    System.out.println("from=" + System.currentTimeMillis());
    TimeUnit.SECONDS.sleep(seconds);
    System.out.println("to=" + System.currentTimeMillis());
    System.out.println("task=" + text(loop.submit(() -> heartbeat.lag().copy()).get()));
    System.out.println("io=" + text(loop.submit(() -> waits.waited().copy()).get()));
  }

  private static void reset(EventLoop loop, Heartbeat heartbeat, Waits waits) throws Exception {
    loop.submit(
            () -> {
              heartbeat.lag().reset();
              waits.waited().reset();
            })
        .get();
  }

  private static String text(Histogram nanos) {
    return String.format(
        Locale.ROOT,
        "%.3f %.3f %.3f %.3f",
        nanos.getMean() / 1e6,
        nanos.getValueAtPercentile(50) / 1e6,
        nanos.getValueAtPercentile(90) / 1e6,
        nanos.getValueAtPercentile(99) / 1e6);
  }
}
