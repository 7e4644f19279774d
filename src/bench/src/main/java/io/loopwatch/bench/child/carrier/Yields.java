// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.carrier;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Virtual threads that yield to each other, or to nobody: an unmount and a mount each time. */
final class Yields implements Exercise {
  private final int threads;
  private long nanos;

  Yields(int threads) {
    this.threads = threads;
  }

  /**
   * They are started by a virtual thread, so that they share its queue. One that is started from
   * elsewhere may wait for ever: the only carrier of JDK 25 takes nothing from the others' queue
   * while what it took from its own comes back there.
   */
  @Override
  public long take(int times) {
    Thread starting = Virtual.thread(() -> yieldAll(times / threads));
    starting.start();
    Virtual.join(starting);
    return nanos;
  }

  private void yieldAll(int times) {
    AtomicInteger waitedFor = new AtomicInteger(threads);
    List<Yielding> all =
        Stream.generate(() -> new Yielding(waitedFor, times)).limit(threads).toList();
    Virtual.runAll(all);
    long began = all.stream().mapToLong(one -> one.began).min().orElseThrow();
    nanos = all.stream().mapToLong(one -> one.ended).max().orElseThrow() - began;
  }

  private static final class Yielding implements Runnable {
    private final AtomicInteger waitedFor;
    private final int times;
    private long began;
    private long ended;

    Yielding(AtomicInteger waitedFor, int times) {
      this.waitedFor = waitedFor;
      this.times = times;
    }

    @Override
    public void run() {
      waitedFor.decrementAndGet();
      while (waitedFor.get() > 0) {
        Thread.yield();
      }
      began = System.nanoTime();
      for (int i = 0; i < times; i++) {
        Thread.yield();
      }
      ended = System.nanoTime();
    }
  }
}
