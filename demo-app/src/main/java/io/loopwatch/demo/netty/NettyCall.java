// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.Call;
import io.loopwatch.demo.elsewhere.Elsewhere;
import io.loopwatch.demo.elsewhere.Ledger;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.EventExecutor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One request to the Netty server. As a {@link BiConsumer} it can be given to {@code
 * whenCompleteAsync}, whose result it answers.
 *
 * @param handler the handler of the request's connection
 * @param channel where to answer
 */
record NettyCall(RouteHandler handler, ChannelHandlerContext channel)
    implements Call, BiConsumer<@Nullable String, @Nullable Throwable> {
  @Override
  public void answer(int status, String text) {
    ByteBuf body = ByteBufUtil.writeUtf8(channel.alloc(), text);
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), body);
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    channel.writeAndFlush(response);
  }

  @Override
  public void accept(@Nullable String answer, @Nullable Throwable failure) {
    if (failure != null) {
      failed(failure);
    } else {
      answer(String.valueOf(answer));
    }
  }

  /** The connection's loop. */
  EventExecutor loop() {
    return channel.executor();
  }

  Elsewhere elsewhere() {
    return handler.elsewhere();
  }

  /** The connection's own ledger, touched on its loop only. */
  Ledger ledger() {
    return handler.ledger();
  }
}
