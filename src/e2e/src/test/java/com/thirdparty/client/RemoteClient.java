// SPDX-License-Identifier: Apache-2.0
package com.thirdparty.client;

import java.io.IOException;
import java.net.Socket;

/** A client of some server. */
public final class RemoteClient {
  private final Socket socket;

  public RemoteClient(Socket socket) {
    this.socket = socket;
  }

  /** Waits for the answer. */
  public int load(String key) throws IOException {
    return new Reader(key).read();
  }

  private final class Reader {
    private final String key;

    Reader(String key) {
      this.key = key;
    }

    int read() throws IOException {
      return socket.getInputStream().read() + key.length();
    }
  }
}
