// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Loops that have all worked once, with callbacks of many lengths, and then sleep.
 *
 * <p>The work matters for the figures of memory: a loop pays for the magnitudes that it has shown.
 */
public final class IdleLoops {
  private static final String WATCHDOG = "loopwatch-watchdog";
  private static final long SHORTEST_NANOS = 1_000;
  private static final int LENGTHS = 13; // up to 4 ms

  private IdleLoops() {}

  /**
   * Arguments: the number of loops, and for how many seconds they sleep. Tells {@code heap}, in
   * bytes after a collection, and {@code cpu}, the share of a core that Loopwatch's watchdog took
   * while they slept.
   */
  public static void main(String[] args) throws Exception {
    EventLoopGroup loops = new NioEventLoopGroup(Integer.parseInt(args[0]));
    work(loops);
    long seconds = Long.parseLong(args[1]);
    TimeUnit.SECONDS.sleep(seconds / 2); // a few intervals of the histograms
    System.out.println("heap=" + heapBytes());
    System.out.println("cpu=" + watchdogShare(seconds));
    System.exit(0);
  }

  /** One loop after the other, so that each is found and none is late. */
  private static void work(EventLoopGroup loops) throws Exception {
    for (EventExecutor loop : loops) {
      List<Future<?>> tasks = new ArrayList<>();
      for (int i = 0; i < LENGTHS; i++) {
        long nanos = SHORTEST_NANOS << i;
        tasks.add(loop.submit(() -> burn(nanos)));
      }
      for (Future<?> task : tasks) {
        task.get();
      }
    }
  }

  private static void burn(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static long heapBytes() throws InterruptedException {
    for (int i = 0; i < 3; i++) { // soft and weak references of the one before
      System.gc();
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static double watchdogShare(long seconds) throws InterruptedException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo thread = threads.getThreadInfo(id);
      if (thread != null && thread.getThreadName().equals(WATCHDOG)) {
        long cpu = threads.getThreadCpuTime(id);
        long began = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        return (double) (threads.getThreadCpuTime(id) - cpu) / (System.nanoTime() - began);
      }
    }
    return 0;
  }
}
