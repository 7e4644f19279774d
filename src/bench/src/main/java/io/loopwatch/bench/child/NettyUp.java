// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A Netty HTTP server that is up once it has answered one request, and then ends. */
public final class NettyUp {
  private NettyUp() {}

  /** Starts it, asks it, says that it is up. */
  public static void main(String[] args) throws Exception {
    EventLoopGroup loops = new NioEventLoopGroup(1);
    Channel server = Plaintext.start(loops, PlaintextHandler::new);
    ask(Plaintext.port(server));
    System.out.println("up");
    System.exit(0);
  }

  private static void ask(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      if (in.read() != 'H') {
        throw new IOException("no HTTP");
      }
    }
  }
}
