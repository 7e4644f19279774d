// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.load;

/** The parts of a run. */
public enum Phase {
  /** Each right form once, so that what comes later does not load classes on a loop. */
  WARM_UP,
  /** All right forms, together. */
  RIGHT,
  /** The wrong forms, one after the other. */
  WRONG
}
