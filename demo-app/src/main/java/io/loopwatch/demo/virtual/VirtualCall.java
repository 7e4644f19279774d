// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.virtual;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.loopwatch.demo.Call;
import io.loopwatch.demo.elsewhere.Elsewhere;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One request to the server with virtual threads.
 *
 * @param exchange the request, and where to answer
 * @param elsewhere what it waits for
 */
record VirtualCall(HttpExchange exchange, Elsewhere elsewhere) implements Call {
  @Override
  public void answer(int status, String text) {
    byte[] body = text.getBytes(UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("the client has gone", e);
    }
  }
}
