// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;

/**
 * A callback or a turn of the loop that took too long, with what is known of it and what that
 * means.
 *
 * @param evidence what was seen
 * @param diagnosis what it says
 */
public record Stall(Evidence evidence, Diagnosis diagnosis) implements Event {
  @Override
  public Instant time() {
    return evidence.time();
  }
}
