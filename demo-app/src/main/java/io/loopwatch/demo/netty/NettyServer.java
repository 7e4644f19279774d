// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopwatch.demo.Framework;
import io.loopwatch.demo.elsewhere.Elsewhere;
import io.loopwatch.demo.elsewhere.Workers;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The plain Netty server, on two loops, which accept and serve. */
public final class NettyServer implements AutoCloseable {
  private static final int LOOPS = 2;
  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final long PATIENCE_SECONDS = 20;

  private final EventLoopGroup loops;
  private final URI uri;

  private NettyServer(EventLoopGroup loops, URI uri) {
    this.loops = loops;
    this.uri = uri;
  }

  /**
   * Starts it, and waits until it listens.
   *
   * @param elsewhere what its handlers wait for; not closed with the server
   * @param host to listen on
   * @param port to listen on, or 0 for a free one
   */
  public static NettyServer start(Elsewhere elsewhere, String host, int port)
      throws InterruptedException {
    rehearse(elsewhere);
    Lazies.prepare();
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            LOOPS, Workers.daemons(Framework.NETTY.threadPrefix()), NioIoHandler.newFactory());
    Channel server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Connection(elsewhere))
            .bind(host, port)
            .sync()
            .channel();
    int actualPort = ((InetSocketAddress) server.localAddress()).getPort();
    return new NettyServer(loops, URI.create("http://" + host + ":" + actualPort));
  }

  /** Takes a request through the pipeline on this thread, so that no loop is the first to. */
  private static void rehearse(Elsewhere elsewhere) {
    EmbeddedChannel channel = new EmbeddedChannel(handlers(elsewhere));
    channel.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\n\r\n", UTF_8));
    channel.finishAndReleaseAll();
  }

  private static ChannelHandler[] handlers(Elsewhere elsewhere) {
    return new ChannelHandler[] {
      new HttpServerCodec(), new HttpObjectAggregator(MAX_BODY_BYTES), new RouteHandler(elsewhere)
    };
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  @Override
  public void close() throws InterruptedException {
    loops.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!loops.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the Netty loops did not end in time");
    }
  }

  /** Sets up the pipeline of a connection. */
  private static final class Connection extends ChannelInitializer<SocketChannel> {
    private final Elsewhere elsewhere;

    Connection(Elsewhere elsewhere) {
      this.elsewhere = elsewhere;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
      channel.pipeline().addLast(handlers(elsewhere));
    }
  }
}
