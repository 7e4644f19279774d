// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Numbers of mounts, made of who is there at each look. */
class PolledMountsTest {
  private final Thread carrier = new Thread(() -> {}, "carrier-1");
  private final Thread orders = new Thread(() -> {}, "orders-7");
  private final Thread prices = new Thread(() -> {}, "prices-1");
  private final PolledMounts mounts = new PolledMounts(carrier, asked -> present(asked));
  private @Nullable Thread mounted;

  private @Nullable Thread present(@Nullable Thread asked) {
    assertThat(asked).isSameAs(carrier);
    return mounted;
  }

  private long numberWith(@Nullable Thread thread) {
    mounted = thread;
    return mounts.number();
  }

  @Test
  void number_isEvenWhileNobodyIsThere() {
    assertThat(numberWith(null)).isEqualTo(0);
    assertThat(numberWith(orders)).isEqualTo(1);
    assertThat(numberWith(null)).isEqualTo(2);
    assertThat(numberWith(null)).isEqualTo(2);
    assertThat(mounts.carrier()).isSameAs(carrier);
  }

  @Test
  void number_ofOneThatStays_staysTheSame() {
    assertThat(numberWith(orders)).isEqualTo(1);
    assertThat(numberWith(orders)).isEqualTo(1);
    assertThat(mounts.isStill(1)).isTrue();
  }

  @Test
  void number_ofTheNext_isTheNextOdd() {
    assertThat(numberWith(orders)).isEqualTo(1);
    assertThat(numberWith(prices)).isEqualTo(3);
    assertThat(mounts.isStill(1)).isFalse();
    assertThat(numberWith(orders)).isEqualTo(5);
  }

  @Test
  void isStill_looksAgain() {
    assertThat(numberWith(orders)).isEqualTo(1);
    mounted = prices;
    assertThat(mounts.isStill(1)).isFalse();
    assertThat(mounts.isStill(3)).isTrue();
  }

  @Test
  void nothingElse_isKnown() {
    long number = numberWith(orders);

    assertThat(mounts.beganNanos(number)).isEqualTo(Mounts.UNKNOWN);
    assertThat(mounts.callSums(number)).isNull();
  }
}
