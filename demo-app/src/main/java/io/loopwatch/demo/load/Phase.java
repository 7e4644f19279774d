// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.load;

import java.util.Locale;

/** The parts of a run. */
public enum Phase {
  /** Each right form once, so that what comes later does not load classes on a loop. */
  WARM_UP,
  /** All right forms, together. */
  RIGHT,
  /** The wrong forms, one after the other. */
  WRONG;

  /** The name in the log: lower case, words joined by a hyphen. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
