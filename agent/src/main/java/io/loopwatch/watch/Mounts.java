// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/** The mounts of one carrier, as far as they can be seen. Read by the watchdog's thread alone. */
interface Mounts {
  /** No instant. */
  long UNKNOWN = Long.MIN_VALUE;

  /** The carrier's thread. */
  Thread carrier();

  /** The number of the present mount, odd while a virtual thread is mounted. */
  long number();

  /** Whether the mount of that number is still the present one. */
  boolean isStill(long number);

  /**
   * When the mount of that number began, in the clock of the slots, or {@link #UNKNOWN}. Right
   * where it {@link #isStill}.
   */
  long beganNanos(long number);

  /** How the mount of that number has blocked by now, as the probe tells it; null for not. */
  long @org.jspecify.annotations.Nullable [] callSums(long number);
}
