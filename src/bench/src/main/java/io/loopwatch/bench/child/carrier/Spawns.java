// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.carrier;

import java.util.concurrent.CountDownLatch;

/** A virtual thread that starts others which do nothing, and waits until all have ended. */
final class Spawns implements Exercise {
  private long nanos;

  @Override
  public long take(int times) {
    Thread spawning = Virtual.thread(() -> spawn(times));
    spawning.start();
    Virtual.join(spawning);
    return nanos;
  }

  private void spawn(int times) {
    long began = System.nanoTime();
    CountDownLatch left = new CountDownLatch(times);
    for (int i = 0; i < times; i++) {
      Virtual.thread(left::countDown).start();
    }
    try {
      left.await();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
    nanos = System.nanoTime() - began;
  }
}
