// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import java.util.Locale;

/** The rows of the table: what each wrong form does, and how that shows. */
public enum Pattern {
  /** Waiting for time to pass. */
  SLEEP("sleeps in the handler instead of setting a timer", Shows.STALL),
  /** Calling another service. */
  HTTP("waits for another service with a blocking HTTP client", Shows.STALL),
  /** Reading a file. */
  FILE("reads a slow file with blocking calls", Shows.STALL),
  /** Computing. */
  CPU("computes Fibonacci numbers on the loop", Shows.STALL),
  /** Sharing state with other threads. */
  LOCK("enters a lock that a report holds for long", Shows.STALL),
  /** Using what a worker computes. */
  FUTURE("waits for a worker with Future.get", Shows.STALL),
  /** Trying again after a failure. */
  RETRY("sleeps between the attempts of a retry", Shows.STALL),
  /** Giving up on a slow answer. */
  TIMEOUT("waits with Future.get(timeout)", Shows.STALL),
  /** Doing very many small things. */
  FLOOD("submits thousands of small tasks at once", Shows.TURN),
  /** Doing a long thing in parts. */
  PIECES("queues ten 20 ms pieces of work in a row", Shows.TURN);

  private final String wrongDoes;
  private final Shows shows;

  Pattern(String wrongDoes, Shows shows) {
    this.wrongDoes = wrongDoes;
    this.shows = shows;
  }

  /** What the wrong form does, to follow "the wrong form …" or "which …". */
  public String wrongDoes() {
    return wrongDoes;
  }

  /** What gives the wrong form away. */
  public Shows shows() {
    return shows;
  }

  /** The name in routes: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
