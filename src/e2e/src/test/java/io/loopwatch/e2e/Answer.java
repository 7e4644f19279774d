// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

/** What a fixture measured of what it did. */
public interface Answer {
  /** From here on nobody can say what was the agent's fault. */
  long MOST_HELD_UP_NANOS = 50_000_000;

  /** For how long the whole child was held up, at most, in nanoseconds. */
  long heldUpNanos();

  /** Whether the machine was too busy with other things for it to count. */
  default boolean isDisturbed() {
    return heldUpNanos() >= MOST_HELD_UP_NANOS;
  }
}
