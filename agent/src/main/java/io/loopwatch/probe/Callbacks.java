// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/** What runs callbacks, one after the other: a loop, or a carrier of virtual threads. */
abstract class Callbacks {
  private final Calls calls = new Calls(this);

  /** Whether a callback runs, for its own thread. */
  abstract boolean isInCallback();

  /** The number of the callback that runs, for its own thread. */
  abstract long ownSequence();

  /** For whom the callback works, for its own thread; or null. */
  abstract Object ownContext();

  /** Blocking calls this long are told one by one, in nanoseconds. */
  abstract long toldNanos();

  /** The blocking calls of its callbacks, for its own thread. */
  final Calls calls() {
    return calls;
  }

  /**
   * How often and how long the callback of that number has blocked by now: operation, count and
   * nanoseconds, one after the other; null where it has not. Right where it still runs.
   */
  public final long[] callSums(long number) {
    return calls.sums().of(number);
  }

  /** Blocking calls that were told. */
  public final CallRing callRing() {
    return calls.ring();
  }
}
