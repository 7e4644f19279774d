// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Polls until something is there. */
public final class Waiting {
  private Waiting() {}

  /**
   * Polls {@code look} until it finds something, and returns that.
   *
   * @param what for the message of the failure
   * @param diagnostics said with the failure
   * @throws AssertionError when the deadline passes
   */
  public static <T> T until(
      String what, Duration deadline, Supplier<Optional<T>> look, Supplier<String> diagnostics) {
    try {
      return Awaitility.await(what)
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(Deadlines.POLL)
          .atMost(deadline)
          .until(look::get, Optional::isPresent)
          .orElseThrow();
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(
          "no " + what + " within " + deadline.toSeconds() + " s\n" + diagnostics.get(), late);
    }
  }
}
