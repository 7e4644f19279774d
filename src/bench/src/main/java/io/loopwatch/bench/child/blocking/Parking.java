// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.blocking;

import java.util.concurrent.locks.LockSupport;

/** Parks a thread that has its permit already, so that nothing but the call itself is measured. */
final class Parking implements Exercise {
  @Override
  public Took take(Sides sides, int times) throws Exception {
    return sides.alone(
        () -> {
          parkAndGoOn(1);
          Took start = Took.start();
          parkAndGoOn(times);
          return start.stop();
        });
  }

  private void parkAndGoOn(int times) {
    Thread self = Thread.currentThread();
    for (int i = 0; i < times; i++) {
      LockSupport.unpark(self);
      LockSupport.park(this);
    }
  }
}
