// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.Routes;
import io.loopwatch.demo.elsewhere.Elsewhere;
import io.loopwatch.demo.elsewhere.Ledger;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;

/** Serves one connection. */
final class RouteHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Routes<NettyCall> ROUTES = new Routes<>(NettyPitfalls.ALL);

  private final Elsewhere elsewhere;
  private final Ledger ledger = new Ledger();

  RouteHandler(Elsewhere elsewhere) {
    this.elsewhere = elsewhere;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext channel, FullHttpRequest request) {
    ROUTES.dispatch(request.uri(), new NettyCall(this, channel));
  }

  Elsewhere elsewhere() {
    return elsewhere;
  }

  Ledger ledger() {
    return ledger;
  }
}
