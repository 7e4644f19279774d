// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.carrier;

import java.util.concurrent.locks.LockSupport;

/** Two virtual threads that wake each other in turn: two parks and two unparks each time. */
final class PingPong implements Exercise {
  private volatile boolean isServed;
  private long nanos;

  @Override
  public long take(int times) {
    Thread[] both = new Thread[2];
    both[0] = Virtual.thread(() -> measure(both[1], times));
    both[1] = Virtual.thread(() -> giveBack(both[0], times + 1));
    both[1].start();
    both[0].start();
    Virtual.join(both[0]);
    Virtual.join(both[1]);
    return nanos;
  }

  /** The first time the other may not yet have been up. */
  private void measure(Thread to, int times) {
    serve(to, 1);
    long began = System.nanoTime();
    serve(to, times);
    nanos = System.nanoTime() - began;
  }

  private void serve(Thread to, int times) {
    for (int i = 0; i < times; i++) {
      isServed = true;
      LockSupport.unpark(to);
      while (isServed) {
        LockSupport.park(this);
      }
    }
  }

  private void giveBack(Thread to, int times) {
    for (int i = 0; i < times; i++) {
      while (!isServed) {
        LockSupport.park(this);
      }
      isServed = false;
      LockSupport.unpark(to);
    }
  }
}
