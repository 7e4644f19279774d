// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.virtual;

import io.loopwatch.demo.elsewhere.Slow;
import java.util.concurrent.locks.ReentrantLock;

/** Holding a lock across a wait. */
final class Monitors {
  private static final Object MONITOR = new Object();
  private static final ReentrantLock LOCK = new ReentrantLock();

  private Monitors() {}

  /** Until JDK 23 what waits inside synchronized keeps its carrier. */
  static void wrong(VirtualCall call) throws InterruptedException {
    synchronized (MONITOR) {
      Thread.sleep(Slow.TIME.toMillis());
    }
    call.answer("slept");
  }

  static void right(VirtualCall call) throws InterruptedException {
    LOCK.lock();
    try {
      Thread.sleep(Slow.TIME.toMillis());
    } finally {
      LOCK.unlock();
    }
    call.answer("slept");
  }
}
