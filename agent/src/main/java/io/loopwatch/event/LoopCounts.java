// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

/**
 * How long a loop's lags and callbacks were, since it began. Each count is kept modulo 2^32, so the
 * difference of two readings is right where a count alone may not be.
 *
 * @param lags of its lags
 * @param callbacks of its callbacks; none of carriers
 */
public record LoopCounts(Distribution lags, Distribution callbacks) {
  /** None at all. */
  public static final LoopCounts NONE = new LoopCounts(Distribution.EMPTY, Distribution.EMPTY);

  /** Those of two loops of one name. */
  public LoopCounts plus(LoopCounts other) {
    return new LoopCounts(lags.plus(other.lags), callbacks.plus(other.callbacks));
  }
}
