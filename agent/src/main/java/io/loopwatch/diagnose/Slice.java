// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Cause;

/**
 * The part of a window that one cause explains. Immutable.
 *
 * @param window where
 * @param cause why
 * @param nanos how long
 */
record Slice(Window window, Cause cause, long nanos) {
  /** Whether the window's stack shows the cause: of what was done before a wait it does not. */
  boolean isShown() {
    return cause != Cause.CPU || !window.isWaiting() || window.isInBlockingNative();
  }

  Slice with(Cause other, long part) {
    return new Slice(window, other, part);
  }
}
