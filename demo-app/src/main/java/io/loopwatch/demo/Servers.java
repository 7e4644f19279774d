// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import io.loopwatch.demo.elsewhere.Elsewhere;
import io.loopwatch.demo.netty.NettyServer;
import io.loopwatch.demo.vertx.VertxServer;
import io.loopwatch.demo.virtual.VirtualServer;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** The servers of the demo on the loopback, with what they wait for. */
public final class Servers implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<Framework, URI> uris = new EnumMap<>(Framework.class);

  private Servers() {}

  /**
   * Starts those that this JDK has, and waits until they listen.
   *
   * @param vertxPort of the Vert.x service; 0 for a free one
   * @param nettyPort of the Netty server; 0 for a free one
   * @throws Exception if one cannot start; what did is closed again
   */
  public static Servers start(int vertxPort, int nettyPort) throws Exception {
    Preload.firstRequest();
    Servers servers = new Servers();
    try {
      // Netty first: its bootstrap loads much of what both need, and does so on this thread.
      servers.startNetty(nettyPort);
      servers.startVertx(vertxPort);
      if (Framework.here().contains(Framework.VIRTUAL)) {
        servers.startVirtual();
      }
      return servers;
    } catch (Exception e) {
      servers.close();
      throw e;
    }
  }

  private void startVertx(int port) throws Exception {
    VertxServer server = VertxServer.start(elsewhere(Framework.VERTX), HOST, port);
    parts.push(server);
    uris.put(Framework.VERTX, server.uri());
  }

  private void startNetty(int port) throws Exception {
    NettyServer server = NettyServer.start(elsewhere(Framework.NETTY), HOST, port);
    parts.push(server);
    uris.put(Framework.NETTY, server.uri());
  }

  private void startVirtual() throws Exception {
    VirtualServer server = VirtualServer.start(elsewhere(Framework.VIRTUAL), HOST, 0);
    parts.push(server);
    uris.put(Framework.VIRTUAL, server.uri());
  }

  private Elsewhere elsewhere(Framework framework) throws Exception {
    Elsewhere elsewhere = new Elsewhere(framework.label());
    parts.push(elsewhere);
    elsewhere.warmUp();
    return elsewhere;
  }

  /** Where they listen, in a copy. */
  public Map<Framework, URI> uris() {
    return new EnumMap<>(uris);
  }

  /** Stops them, the last part first, and waits until their loops have ended. */
  @Override
  public void close() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }
}
