// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import java.io.IOException;

/** A service that fails at first, and how long to wait before it is asked again. */
public final class Backoff {
  private static final int FAILURES = 2;
  private static final long FIRST_MILLIS = 70;

  private Backoff() {}

  /**
   * Asks the service, which takes no time.
   *
   * @param attempt from 0
   * @throws IOException on attempts 0 and 1
   */
  public static String ask(int attempt) throws IOException {
    if (attempt < FAILURES) {
      throw new IOException("not yet, attempt " + attempt);
    }
    return "answer on attempt " + attempt;
  }

  /** The pause after this attempt in milliseconds: 70, 140, … */
  public static long pauseMillis(int attempt) {
    return FIRST_MILLIS << attempt;
  }
}
