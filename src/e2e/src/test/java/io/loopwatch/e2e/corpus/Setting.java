// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

/** What the test does to the child while it stalls. Later ones cannot be undone. */
enum Setting {
  /** Nothing. */
  PLAIN,
  /** The heap is full of small objects, and there are threads with deep stacks. */
  FILLED,
  /** Stops the process soon after the stall began, for 600 ms. */
  STOPPED,
  /** The same, for 200 ms. */
  PAUSED,
  /** The process has the lowest priority, and neighbours use all processors. */
  NICED
}
