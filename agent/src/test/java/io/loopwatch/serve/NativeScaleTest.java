// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Distribution;
import org.junit.jupiter.api.Test;

class NativeScaleTest {
  @Test
  void everyBucketOfTheHistogramFile_fallsWherePrometheusSays() {
    for (int bucket = 1; bucket < Distribution.buckets(); bucket++) {
      double seconds = Distribution.highestNanos(bucket) / 1e9;
      int index = NativeScale.index(seconds);
      assertThat(seconds).isGreaterThan(bound(index - 1)).isLessThanOrEqualTo(bound(index));
    }
  }

  @Test
  void whatABoundIs_fallsBelowIt() {
    assertThat(NativeScale.index(1)).isZero();
    assertThat(NativeScale.index(2)).isEqualTo(32);
    assertThat(NativeScale.index(0.5)).isEqualTo(-32);
    assertThat(NativeScale.index(Math.nextUp(1.0))).isEqualTo(1);
    assertThat(NativeScale.index(Math.nextDown(0.5))).isEqualTo(-32);
  }

  @Test
  void onlyTheFirstBucketOfTheFile_isZero() {
    assertThat(Distribution.highestNanos(0) / 1e9).isLessThan(NativeScale.ZERO_SECONDS);
    assertThat(Distribution.highestNanos(1) / 1e9).isGreaterThan(NativeScale.ZERO_SECONDS);
  }

  /** By the definition in Prometheus' documentation, which is 2^(i / 2^schema). */
  private static double bound(int index) {
    return Math.pow(2, index / 32.0);
  }
}
