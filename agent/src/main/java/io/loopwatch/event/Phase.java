// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.Locale;

/** A report speaks twice under one id: while the thing lasts, and when it is over. */
public enum Phase {
  /** It was seen and still lasts: its duration is its age so far. */
  SEEN,
  /** It is over: its duration is exact. */
  ENDED;

  /** The name in the event log: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
