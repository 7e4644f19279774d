// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.blocking;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** One thread that sends a byte to and fro between two channels which do not block. */
final class ChannelPingPong implements Exercise {
  private final SocketChannel one;
  private final SocketChannel other;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1);

  ChannelPingPong() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      one = SocketChannel.open(server.getLocalAddress());
      other = server.accept();
    }
    prepare(one);
    prepare(other);
  }

  private static void prepare(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
  }

  @Override
  public Took take(Sides sides, int times) throws Exception {
    return sides.alone(
        () -> {
          toAndFro(1);
          Took start = Took.start();
          toAndFro(times);
          return start.stop();
        });
  }

  private void toAndFro(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      send(one, other);
      send(other, one);
    }
  }

  private void send(SocketChannel from, SocketChannel to) throws IOException {
    buffer.clear();
    from.write(buffer);
    buffer.clear();
    while (to.read(buffer) == 0) {
      Thread.onSpinWait();
    }
  }
}
