// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.blocking;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Two threads that send each other one byte in turn, over blocking sockets on the loopback. */
final class SocketPingPong implements Exercise {
  private final Socket one;
  private final Socket other;

  SocketPingPong() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      one = new Socket(server.getInetAddress(), server.getLocalPort());
      other = server.accept();
    }
    one.setTcpNoDelay(true);
    other.setTcpNoDelay(true);
  }

  @Override
  public Took take(Sides sides, int times) throws Exception {
    return sides.both(
        () -> {
          serve(1);
          Took start = Took.start();
          serve(times);
          return start.stop();
        },
        () -> giveBack(times + 1));
  }

  private void serve(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      one.getOutputStream().write(1);
      take(one);
    }
  }

  private void giveBack(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      take(other);
      other.getOutputStream().write(1);
    }
  }

  private static void take(Socket from) throws IOException {
    if (from.getInputStream().read() < 0) {
      throw new IOException("closed");
    }
  }
}
