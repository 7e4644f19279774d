// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

/**
 * One step of one time line.
 *
 * @param step its index in the {@link Grid}
 * @param p50Nanos median
 * @param p99Nanos 99th percentile
 * @param maxNanos the longest
 * @param sumNanos all together
 */
record Figures(int step, long p50Nanos, long p99Nanos, long maxNanos, double sumNanos) {
  static Figures of(int step, Counts counts) {
    return new Figures(
        step, counts.percentile(50), counts.percentile(99), counts.max(), counts.sum());
  }
}
