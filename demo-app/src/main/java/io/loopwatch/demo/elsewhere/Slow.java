// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import java.time.Duration;

/** How slow slow things are here, and jobs for worker threads that are so. */
public final class Slow {
  /** Twice the default threshold of Loopwatch: seen with certainty, and the service stays alive. */
  public static final Duration TIME = Duration.ofMillis(200);

  private Slow() {}

  /** Blocks the calling thread, which must not be a loop's, for {@link #TIME}. */
  public static String answer() throws InterruptedException {
    Thread.sleep(TIME.toMillis());
    return "answer of a worker";
  }

  /** Blocks the calling thread, which must not be a loop's, for twice {@link #TIME}. */
  public static String lateAnswer() throws InterruptedException {
    Thread.sleep(2 * TIME.toMillis());
    return "late answer of a worker";
  }

  /** A process that takes {@link #TIME}, to be started. */
  public static ProcessBuilder process() {
    return new ProcessBuilder("sleep", String.valueOf(TIME.toMillis() / 1000.0));
  }
}
