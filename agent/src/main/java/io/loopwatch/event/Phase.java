// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.Locale;

/**
 * A report speaks twice under one id, while the thing lasts and when it is over; of one that lasts
 * very long also between.
 */
public enum Phase {
  /** It was seen and still lasts: its duration is its age so far. */
  SEEN,
  /**
   * It still lasts: told where a stall is twice as long as when it was told before; its duration is
   * its age so far.
   */
  LASTS,
  /** It is over: its duration is exact. */
  ENDED;

  /** The name in the event log: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
