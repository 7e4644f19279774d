// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final long SECOND = 1_000_000_000L;

  private final Backoff backoff = new Backoff();

  @Test
  void delays_doubleUpToAMinute() {
    long now = 0;
    for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      backoff.failed(now);
      assertThat(backoff.delayNanos()).isEqualTo(seconds * SECOND);
      assertThat(backoff.mayTry(now + seconds * SECOND - 1)).isFalse();
      now += seconds * SECOND;
      assertThat(backoff.mayTry(now)).isTrue();
    }
  }

  @Test
  void shortSuccess_doesNotResetTheDelay_longOneDoes() {
    backoff.failed(0);
    backoff.worked(SECOND);
    assertThat(backoff.mayTry(SECOND)).isTrue();
    backoff.failed(SECOND);
    assertThat(backoff.delayNanos()).isEqualTo(2 * SECOND);

    backoff.worked(SECOND + 4 * SECOND);
    backoff.failed(6 * SECOND);
    assertThat(backoff.delayNanos()).isEqualTo(SECOND);
  }
}
