// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.Locale;

/** What kind of event loop a thread runs. */
public enum LoopKind {
  /** A Netty event executor, possibly a relocated copy of Netty. */
  NETTY,
  /** A Netty event loop that dispatches for Vert.x contexts. */
  VERTX,
  /** A loop that the user named with the option {@code loops}. */
  CUSTOM,
  /** A carrier of virtual threads; each mount of one is a callback. */
  CARRIER;

  /** The name in the event log: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
