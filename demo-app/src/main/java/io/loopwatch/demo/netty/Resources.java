// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Seat;
import io.loopwatch.demo.elsewhere.Slow;
import java.util.concurrent.Semaphore;

/** Using a resource, a seat for one, and giving it back. */
final class Resources {
  private Resources() {}

  /** Somebody else has the seat for a while, and the loop waits for it. */
  static void wrong(NettyCall call) throws InterruptedException {
    Semaphore seat = new Semaphore(0);
    call.elsewhere().onWorker(Slow::answer).thenRun(seat::release);
    seat.acquire();
    try {
      call.answer("seated");
    } finally {
      seat.release();
    }
  }

  /** The loop is called when the seat is free, and gives it back whatever happens. */
  static void right(NettyCall call) {
    Seat seat = Seat.taken();
    call.elsewhere().onWorker(Slow::answer).thenRun(seat::giveBack);
    seat.take()
        .thenApplyAsync(taken -> "seated", call.loop())
        .whenComplete((seated, failure) -> seat.giveBack())
        .whenComplete(call);
  }
}
