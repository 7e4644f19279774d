// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Accepts on loopback and says nothing, or hangs up at once. */
final class MuteServer implements AutoCloseable {
  private final ServerSocket socket;
  private final boolean hangsUp;
  private final Queue<Socket> accepted = new ConcurrentLinkedQueue<>();

  MuteServer(boolean hangsUp) {
    this.hangsUp = hangsUp;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::accept, "e2e-mute-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        accepted.add(client);
        if (hangsUp) {
          client.close();
        }
      }
    } catch (IOException closed) {
      // ends with it
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket client : accepted) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
