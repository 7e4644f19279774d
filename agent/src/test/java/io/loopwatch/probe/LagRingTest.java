// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LagRingTest {
  private final LagRing ring = new LagRing();

  @Test
  void pass_stampsWhatTheCountHasReached() {
    ring.push(3);
    ring.push(5);
    ring.push(5);
    ring.push(6);

    ring.pass(2, 100);
    assertThat(ring.passed()).isZero();
    ring.pass(5, 200);
    assertThat(ring.passed()).isEqualTo(3);
    ring.pass(9, 300);
    assertThat(ring.passed()).isEqualTo(4);

    assertThat(ring.passedNanos(0)).isEqualTo(200);
    assertThat(ring.passedNanos(2)).isEqualTo(200);
    assertThat(ring.passedNanos(3)).isEqualTo(300);
  }

  @Test
  void isOutstanding_untilAllArePassed() {
    assertThat(ring.isOutstanding()).isFalse();
    ring.push(1);
    assertThat(ring.isOutstanding()).isTrue();
    ring.pass(1, 100);
    assertThat(ring.isOutstanding()).isFalse();
  }

  @Test
  void push_full_isRefusedAndTakesNothing() {
    for (int i = 0; i < LagRing.SIZE; i++) {
      assertThat(ring.push(i)).isTrue();
    }
    assertThat(ring.push(1_000)).isFalse();
    assertThat(ring.pushed()).isEqualTo(LagRing.SIZE);

    ring.pass(0, 100);
    assertThat(ring.push(1_000)).isTrue();
    assertThat(ring.push(1_001)).isFalse();
  }

  /**
   * The loop counts as fast as it can; the stamp tells its count, times ten. Like the watchdog the
   * producer keeps an entry's place until it has read its stamp.
   */
  @Test
  void pushAndPass_byTwoThreads_stampEveryEntryOnceAndInOrder() throws InterruptedException {
    int entries = 50_000;
    Thread loop = new Thread(() -> passUntil(entries));
    loop.start();
    long[] ahead = new long[entries];
    long stamp = 0;
    int pushed = 0;
    for (int checked = 0; checked < entries; ) {
      if (pushed < entries && pushed - checked < LagRing.SIZE) {
        ahead[pushed] = stamp / 10 + pushed % 7;
        assertThat(ring.push(ahead[pushed++])).isTrue();
      }
      for (long passed = ring.passed(); checked < passed; checked++) {
        long least = Math.max(stamp, ahead[checked] * 10);
        stamp = ring.passedNanos(checked);
        assertThat(stamp).isGreaterThanOrEqualTo(least);
      }
    }
    loop.join();

    assertThat(ring.passed()).isEqualTo(entries).isEqualTo(ring.pushed());
  }

  private void passUntil(long entries) {
    for (long tasks = 0; ring.passed() < entries; tasks++) {
      ring.pass(tasks, tasks * 10);
    }
  }
}
