// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** A plaintext HTTP server on the loopback. */
final class Plaintext {
  private Plaintext() {}

  /** Starts one on a free port, all of it on {@code loops}. */
  static Channel start(EventLoopGroup loops, Supplier<ChannelHandler> handler)
      throws InterruptedException {
    return new ServerBootstrap()
        .group(loops, loops)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(new HttpServerCodec(), handler.get());
              }
            })
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .sync()
        .channel();
  }

  /** The port of a server. */
  static int port(Channel server) {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }
}
