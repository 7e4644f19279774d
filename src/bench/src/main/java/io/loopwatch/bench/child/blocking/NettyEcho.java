// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.blocking;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/** A server and a client on one loop, which send each other one byte in turn. */
final class NettyEcho implements Exercise {
  private Channel client;
  private Serving serving;

  @Override
  public Took take(Sides sides, int times) throws Exception {
    if (client == null) {
      connect((EventLoop) sides.one());
    }
    return serving.begin(client, times).get();
  }

  private void connect(EventLoop loop) throws InterruptedException {
    Channel server =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Echo())
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
    serving = new Serving();
    client =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .handler(serving)
            .connect(server.localAddress())
            .sync()
            .channel();
  }

  @ChannelHandler.Sharable
  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      context.writeAndFlush(message);
    }
  }

  /** Sends what comes back again, until it has come back often enough. Confined to the loop. */
  private static final class Serving extends ChannelInboundHandlerAdapter {
    private CompletableFuture<Took> told = new CompletableFuture<>();
    private Took start = Took.start();
    private int left;

    CompletableFuture<Took> begin(Channel channel, int times) {
      CompletableFuture<Took> future = new CompletableFuture<>();
      channel
          .eventLoop()
          .execute(
              () -> {
                told = future;
                left = times;
                start = Took.start();
                channel.writeAndFlush(channel.alloc().buffer(1).writeByte(1));
              });
      return future;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (--left > 0) {
        context.writeAndFlush(message);
      } else {
        ReferenceCountUtil.release(message);
        told.complete(start.stop());
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
      told.completeExceptionally(failure);
    }
  }
}
