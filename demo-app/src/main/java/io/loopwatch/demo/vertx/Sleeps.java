// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Slow;

/** Waiting for time to pass. */
final class Sleeps {
  private Sleeps() {}

  static void wrong(VertxCall call) throws InterruptedException {
    Thread.sleep(Slow.TIME.toMillis());
    call.answer("slept");
  }

  static void right(VertxCall call) {
    call.vertx().setTimer(Slow.TIME.toMillis(), timer -> call.answer("slept"));
  }
}
