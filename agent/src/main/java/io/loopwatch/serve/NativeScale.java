// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import java.util.Arrays;

/**
 * The buckets of Prometheus' native histograms, by its schema {@value #SCHEMA}: 32 for each
 * doubling, so each ends 2.2 % above where it begins. Those of HdrHistogram with 2 digits are 0.4
 * to 0.8 % wide, hence no bucket here stays empty between two that are filled only for want of
 * digits; Prometheus can merge these into coarser ones without a loss, never into finer ones.
 */
final class NativeScale {
  static final int SCHEMA = 5;

  /** Buckets for each doubling. */
  static final int PER_DOUBLING = 1 << SCHEMA;

  /**
   * Up to this many seconds, about 1 µs and itself the bound of a bucket, values count as zero: of
   * HdrHistogram's buckets that is the first, which has all that is below 512 ns.
   */
  static final double ZERO_SECONDS = 0x1p-20;

  /** Where buckets end between 0.5 and 1. */
  private static final double[] BOUNDS = new double[PER_DOUBLING];

  static {
    for (int i = 0; i < PER_DOUBLING; i++) {
      BOUNDS[i] = Math.pow(2, (double) i / PER_DOUBLING) / 2;
    }
  }

  private NativeScale() {}

  /**
   * The number of the bucket {@code i} that a value falls into: above 2<sup>(i−1)/32</sup>, up to
   * 2<sup>i/32</sup> seconds.
   *
   * @param seconds above 0 and finite
   */
  static int index(double seconds) {
    int exponent = Math.getExponent(seconds) + 1;
    double fraction = Math.scalb(seconds, -exponent); // 0.5 to 1
    int found = Arrays.binarySearch(BOUNDS, fraction);
    return (found < 0 ? -found - 1 : found) + (exponent - 1) * PER_DOUBLING;
  }
}
