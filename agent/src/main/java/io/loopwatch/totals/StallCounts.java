// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.totals;

import io.loopwatch.event.Evidence;

/** Sums of stalls, in nanoseconds. */
final class StallCounts {
  private long count;
  private long totalNanos;
  private long maxNanos;
  private long overNanos;

  void add(Evidence stall) {
    count++;
    totalNanos += stall.durationNanos();
    maxNanos = Math.max(maxNanos, stall.durationNanos());
    overNanos += Math.max(0, stall.durationNanos() - stall.thresholdNanos());
  }

  long count() {
    return count;
  }

  long totalNanos() {
    return totalNanos;
  }

  long maxNanos() {
    return maxNanos;
  }

  long overNanos() {
    return overNanos;
  }
}
