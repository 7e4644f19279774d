// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.blocking;

import java.util.concurrent.locks.LockSupport;

/** Two threads that wake each other in turn. */
final class ParkPingPong implements Exercise {
  private volatile boolean isServed;

  @Override
  public Took take(Sides sides, int times) throws Exception {
    Thread one = sides.one().submit(Thread::currentThread).get();
    Thread other = sides.other().submit(Thread::currentThread).get();
    return sides.both(
        () -> {
          serve(other, 1);
          Took start = Took.start();
          serve(other, times);
          return start.stop();
        },
        () -> giveBack(one, times + 1));
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
