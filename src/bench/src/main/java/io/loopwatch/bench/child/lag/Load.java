// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.lag;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.SplittableRandom;

/** What keeps the loop busy. */
public enum Load {
  /** Nothing. */
  IDLE("0 %"),
  /** Tasks of random length at random moments, so that the loop works 30 % of the time. */
  TASKS_30("30 %, tasks"),
  /** 60 %. */
  TASKS_60("60 %, tasks"),
  /** 90 %. */
  TASKS_90("90 %, tasks"),
  /** The same by messages over eight connections. */
  MESSAGES_60("60 %, messages"),
  /** Half of the work by tasks, half by messages. */
  BOTH_60("60 %, tasks and messages"),
  /** Twenty tasks of 2 ms at once, four times a second. */
  BURSTS("bursts"),
  /** 40,000 tasks of 5 µs at once, each second. */
  FLOOD("flood");

  private static final long WORK_NANOS = 2_000_000;

  private final String label;

  Load(String label) {
    this.label = label;
  }

  /** For a table. */
  public String label() {
    return label;
  }

  /**
   * Something to do again and again, on the first of {@code loops}. A step that comes late does not
   * shift those after it: arrivals do not wait for a busy loop.
   */
  Background.Step on(EventLoopGroup loops) throws Exception {
    EventLoop loop = loops.next();
    return switch (this) {
      case IDLE -> due -> due + 1_000_000_000L;
      case TASKS_30 -> random(0.3, nanos -> loop.execute(() -> burn(nanos)));
      case TASKS_60 -> random(0.6, nanos -> loop.execute(() -> burn(nanos)));
      case TASKS_90 -> random(0.9, nanos -> loop.execute(() -> burn(nanos)));
      case MESSAGES_60 -> random(0.6, byMessage(loops));
      case BOTH_60 ->
          inTurn(
              random(0.6, nanos -> loop.execute(() -> burn(nanos))), random(0.6, byMessage(loops)));
      case BURSTS -> due -> due + offer(loop, 20, WORK_NANOS, 250_000_000L);
      case FLOOD -> due -> due + offer(loop, 40_000, 5_000, 1_000_000_000L);
    };
  }

  private interface Work {
    void offer(long nanos) throws Exception;
  }

  private static Work byMessage(EventLoopGroup loops) throws Exception {
    int connections = 8;
    Messages messages = new Messages(loops, connections, Load::burn);
    SplittableRandom random = new SplittableRandom(3);
    return nanos -> messages.send(random.nextInt(connections), nanos);
  }

  private static Background.Step random(double utilization, Work work) {
    SplittableRandom random = new SplittableRandom(1);
    return due -> {
      work.offer(exponential(random, WORK_NANOS));
      return due + exponential(random, WORK_NANOS / utilization);
    };
  }

  /** Two kinds of work, each of them every other time. */
  private static Background.Step inTurn(Background.Step one, Background.Step other) {
    boolean[] turn = new boolean[1];
    return due -> (turn[0] ^= true) ? one.run(due) : other.run(due);
  }

  private static long exponential(SplittableRandom random, double mean) {
    return (long) (-Math.log(1 - random.nextDouble()) * mean);
  }

  private static long offer(EventLoop loop, int tasks, long nanos, long againNanos) {
    for (int i = 0; i < tasks; i++) {
      loop.execute(() -> burn(nanos));
    }
    return againNanos;
  }

  private static void burn(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
