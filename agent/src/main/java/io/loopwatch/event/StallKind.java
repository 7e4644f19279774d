// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.Locale;

/** What took too long. */
public enum StallKind {
  /** One callback, longer than {@code threshold}. */
  STALL,
  /**
   * One turn of the loop, longer than {@code iteration.threshold} though no callback in it was a
   * stall.
   */
  ITERATION;

  /** The type in the event log: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
