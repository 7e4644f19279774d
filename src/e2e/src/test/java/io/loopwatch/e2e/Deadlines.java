// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.time.Duration;

/** How long to wait at most. Generous: only a test that fails waits so long. */
public final class Deadlines {
  /** For a child to print READY. */
  public static final Duration START = Duration.ofSeconds(60);

  /** For a fixture to answer one command. */
  public static final Duration ANSWER = Duration.ofSeconds(60);

  /** For an event or a line that is due. */
  public static final Duration REPORT = Duration.ofSeconds(20);

  /** For a child to end once it was told to. */
  public static final Duration EXIT = Duration.ofSeconds(30);

  /** Between two looks. Short, because tests tell what is seen while a stall lasts. */
  public static final Duration POLL = Duration.ofMillis(5);

  private Deadlines() {}
}
