// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private long nanos;
  private final TokenBucket bucket = new TokenBucket(2, Duration.ofMillis(50), () -> nanos);

  private void pass(long millis) {
    nanos += millis * 1_000_000;
  }

  @Test
  void aFullOneGivesItsTokens_andThenSaysWhenToComeBack() {
    assertThat(bucket.takeOrWaitMillis()).isZero();
    assertThat(bucket.takeOrWaitMillis()).isZero();
    assertThat(bucket.takeOrWaitMillis()).isEqualTo(51);
    pass(20);
    assertThat(bucket.takeOrWaitMillis()).isEqualTo(31);
    pass(31);
    assertThat(bucket.takeOrWaitMillis()).isZero();
  }

  @Test
  void itHoldsNoMoreThanItsCapacity() {
    pass(10_000);
    assertThat(bucket.takeOrWaitMillis()).isZero();
    assertThat(bucket.takeOrWaitMillis()).isZero();
    assertThat(bucket.takeOrWaitMillis()).isPositive();
  }
}
