// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Slow;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/** Waiting for time to pass, on whose loop? */
final class Nested {
  private Nested() {}

  /** A loop for one timer: it ticks while this one waits. */
  static void wrong(NettyCall call) throws InterruptedException {
    EventLoopGroup inner = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    inner.schedule(() -> "ticked", Slow.TIME.toMillis(), TimeUnit.MILLISECONDS).sync();
    inner.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    call.answer("ticked");
  }

  static void right(NettyCall call) {
    call.loop().schedule(() -> call.answer("ticked"), Slow.TIME.toMillis(), TimeUnit.MILLISECONDS);
  }
}
