// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import org.jspecify.annotations.Nullable;

/**
 * What one thing was to blame for, before and after.
 *
 * @param label in one line, as it is after; its line of code may have moved
 * @param cause why, after; of one that is gone, before
 * @param operation in what, or null
 * @param place the line, or null
 * @param beforeCount stalls
 * @param beforeNanos their time together; 0 where there were none
 * @param afterCount stalls
 * @param afterNanos their time together; 0 where there are none
 */
public record CulpritDiff(
    String label,
    String cause,
    @Nullable String operation,
    @Nullable String place,
    long beforeCount,
    long beforeNanos,
    long afterCount,
    long afterNanos) {
  /** Whether there was none before. */
  public boolean isNew() {
    return beforeCount == 0;
  }

  /** Whether there is none any more. */
  public boolean isGone() {
    return afterCount == 0;
  }
}
