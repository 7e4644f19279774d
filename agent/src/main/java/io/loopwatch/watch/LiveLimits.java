// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/**
 * The limits in force, which may be set while loops are watched. Any thread sets them (volatile);
 * the watchdog's thread takes them up at the beginning of a look, so that one look goes by one set
 * of limits.
 */
final class LiveLimits {
  private volatile Limits set;
  private Limits inForce;

  LiveLimits(Limits first) {
    set = first;
    inForce = first;
  }

  /** Sets others; they are in force from the next look on. Any thread. */
  void set(Limits next) {
    set = next;
  }

  /** What was set last. Any thread. */
  Limits latest() {
    return set;
  }

  /** Begins a look. The watchdog's thread only. */
  void takeUp() {
    inForce = set;
  }

  /** Those of this look. The watchdog's thread only. */
  Limits now() {
    return inForce;
  }
}
