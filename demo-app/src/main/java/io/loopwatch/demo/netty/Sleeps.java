// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Slow;
import java.util.concurrent.TimeUnit;

/** Waiting for time to pass. */
final class Sleeps {
  private Sleeps() {}

  static void wrong(NettyCall call) throws InterruptedException {
    Thread.sleep(Slow.TIME.toMillis());
    call.answer("slept");
  }

  static void right(NettyCall call) {
    call.loop().schedule(() -> call.answer("slept"), Slow.TIME.toMillis(), TimeUnit.MILLISECONDS);
  }
}
