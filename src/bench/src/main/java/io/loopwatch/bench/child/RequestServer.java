// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.handler.codec.http.HttpRequest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;

/**
 * A plaintext HTTP server on one loop, which answers {@link #CPU_PATH} with the CPU that its loop's
 * thread has taken so far, in nanoseconds. Serves until its standard input ends.
 */
public final class RequestServer {
  /** Asks for the loop's CPU. */
  public static final String CPU_PATH = "/cpu";

  private RequestServer() {}

  /** Tells {@code port}. */
  public static void main(String[] args) throws Exception {
    EventLoopGroup loops = new NioEventLoopGroup(1);
    System.out.println("port=" + Plaintext.port(Plaintext.start(loops, CpuHandler::new)));
    while (System.in.read() >= 0) {
      // until the parent ends it
    }
    System.exit(0);
  }

  private static final class CpuHandler extends PlaintextHandler {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Override
    byte[] answer(HttpRequest request) {
      return request.uri().equals(CPU_PATH)
          ? String.format("%020d", THREADS.getCurrentThreadCpuTime())
              .getBytes(StandardCharsets.US_ASCII)
          : super.answer(request);
    }
  }
}
