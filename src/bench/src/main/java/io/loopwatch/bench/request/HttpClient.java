// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.request;

import io.loopwatch.bench.child.RequestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Asks one server over some connections, each with one request on its way at a time (keep-alive, no
 * pipelining). Confined to one thread.
 */
final class HttpClient implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final byte[] REQUEST = request("/plaintext");
  private static final byte[] CPU_REQUEST = request(RequestServer.CPU_PATH);
  private static final int CPU_DIGITS = 20;

  private final Selector selector = Selector.open();
  private final SocketChannel asking;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(4_096);
  private final ByteBuffer request = ByteBuffer.allocateDirect(REQUEST.length).put(REQUEST);
  private final int answerLength;
  private long answered;

  HttpClient(int port) throws IOException {
    InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    asking = SocketChannel.open(server);
    answerLength = ask(REQUEST).length();
    for (int i = 0; i < CONNECTIONS; i++) {
      SocketChannel channel = SocketChannel.open(server);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new int[1]);
    }
  }

  private static byte[] request(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Asks one thing on a connection of its own. */
  private String ask(byte[] what) throws IOException {
    asking.write(ByteBuffer.wrap(what));
    buffer.clear();
    asking.read(buffer); // so small an answer is one packet
    buffer.flip();
    return StandardCharsets.US_ASCII.decode(buffer).toString();
  }

  /** The CPU that the server's loop has taken so far, in nanoseconds. */
  long loopCpuNanos() throws IOException {
    String answer = ask(CPU_REQUEST);
    return Long.parseLong(answer.substring(answer.length() - CPU_DIGITS));
  }

  /**
   * For a while sends one request on each connection and then waits for all answers, so that each
   * turn of the server's loop has about as much to do. Returns how many requests were answered.
   */
  long run(long nanos) throws IOException {
    answered = 0;
    long deadline = System.nanoTime() + nanos;
    while (System.nanoTime() < deadline) {
      for (SelectionKey key : selector.keys()) {
        ((SocketChannel) key.channel()).write(request.rewind());
      }
      for (int open = CONNECTIONS; open > 0; ) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          open -= receive(key) ? 1 : 0;
        }
        selector.selectedKeys().clear();
      }
    }
    return answered;
  }

  /** Whether an answer is complete. */
  private boolean receive(SelectionKey key) throws IOException {
    int[] got = (int[]) key.attachment();
    buffer.clear();
    int read = ((SocketChannel) key.channel()).read(buffer);
    if (read < 0) {
      throw new IOException("the server hung up");
    }
    got[0] += read;
    if (got[0] < answerLength) {
      return false;
    }
    got[0] = 0;
    answered++;
    return true;
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
    asking.close();
  }
}
