// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/** How much is asked for of what loops do. */
public enum Depth {
  /** Figures, which are at hand. */
  FIGURES,
  /** Also all counts, and the stack that was taken last of a callback that is too long. */
  COUNTS,
  /** Also the stacks of callbacks that run, for which those threads are stopped. */
  STACKS
}
