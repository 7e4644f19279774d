// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * Where to listen.
 *
 * @param host a name or an address
 * @param port 0, which is any free one, to 65,535
 */
public record Endpoint(String host, int port) {
  /** As it is written in an address. */
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
