// SPDX-License-Identifier: Apache-2.0
package acme;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Callable;

/** A Netty loop of the application's, on the thread {@code acme-1-1}. */
final class Loop {
  private static final NioEventLoopGroup GROUP =
      new NioEventLoopGroup(1, new DefaultThreadFactory("acme", true));

  private Loop() {}

  /** Runs it on the loop, waits for it, and throws what it threw. */
  static void run(Callable<?> task) throws Exception {
    GROUP.submit(task).get();
  }
}
