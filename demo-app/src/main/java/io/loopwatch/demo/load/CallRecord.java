// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.load;

import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pattern;
import java.time.Duration;
import java.time.Instant;

/**
 * One call that was answered.
 *
 * @param phase in which it was made
 * @param framework which server
 * @param pattern which row; the phase tells which form
 * @param start when it was sent, by the wall clock
 * @param end when the answer was there, by the wall clock
 */
public record CallRecord(
    Phase phase, Framework framework, Pattern pattern, Instant start, Instant end) {
  /** The response time as the client saw it, in milliseconds. */
  public long millis() {
    return Duration.between(start, end).toMillis();
  }
}
