// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.lag;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.FixedLengthFrameDecoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Connections over the loopback, on which a thread sends numbers to handlers on a loop. */
final class Messages {
  private final List<Socket> sockets = new ArrayList<>();

  Messages(EventLoopGroup loops, int connections, LongConsumer receiver)
      throws IOException, InterruptedException {
    Channel server = listen(loops, receiver);
    for (int i = 0; i < connections; i++) {
      int port = ((InetSocketAddress) server.localAddress()).getPort();
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      sockets.add(socket);
    }
  }

  private static Channel listen(EventLoopGroup loops, LongConsumer receiver)
      throws InterruptedException {
    return new ServerBootstrap()
        .group(loops, loops)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(new FixedLengthFrameDecoder(Long.BYTES), new Receiving(receiver));
              }
            })
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .sync()
        .channel();
  }

  void send(int connection, long number) throws IOException {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    sockets.get(connection).getOutputStream().write(bytes);
  }

  private static final class Receiving extends SimpleChannelInboundHandler<ByteBuf> {
    private final LongConsumer receiver;

    Receiving(LongConsumer receiver) {
      this.receiver = receiver;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
      receiver.accept(message.readLong());
    }
  }
}
