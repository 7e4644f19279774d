// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import java.util.Locale;

/** The two servers of the demo, and the first part of their routes. */
public enum Framework {
  /** An HTTP service made of Vert.x 5 verticles. */
  VERTX("vert.x-"),
  /** An HTTP server on plain Netty 4.2. */
  NETTY("netty-loop-");

  private final String threadPrefix;

  Framework(String threadPrefix) {
    this.threadPrefix = threadPrefix;
  }

  /** How the names of its event loop threads begin. */
  public String threadPrefix() {
    return threadPrefix;
  }

  /** The name in routes: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
