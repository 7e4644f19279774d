// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpreadConcurrencyTest {
  /** Each piece weighs 1 ms over a power of two, so that no density is rounded off. */
  private static final long WEIGHT = 1_000_000;

  private static final int PIECES = 300_000;

  private final Spread spread = new Spread();
  private final long[][] memory = Spread.memory();
  private final long[] weights = new long[Buckets.size()];
  private long takes;

  @Test
  void take_whileTheLoopAdds_keepsTheTotalAndNeverMixes() throws InterruptedException {
    Thread loop = new Thread(this::addAll);
    loop.start();
    long total = 0;
    while (loop.isAlive()) {
      total += takeOnce();
    }
    loop.join();
    total += takeOnce();

    assertThat(takes).isGreaterThan(1);
    assertThat(total).isCloseTo(PIECES * WEIGHT / 1_000, within(takes));
  }

  private void addAll() {
    for (int i = 0; i < PIECES; i++) {
      spread.add(0, 512L << (i & 7), WEIGHT);
      if ((i & 1023) == 0) {
        Spin.nanos(2_000); // a loop does other things too
      }
    }
  }

  private long takeOnce() {
    long total = spread.take(memory, weights);
    if (total == 0) {
      return 0;
    }
    takes++;
    // Half a piece would leave a density that no later step ends.
    assertThat(Arrays.stream(weights).min().orElseThrow()).isNotNegative();
    assertThat(weights[Buckets.index(512L << 7)]).isZero();
    return total;
  }
}
