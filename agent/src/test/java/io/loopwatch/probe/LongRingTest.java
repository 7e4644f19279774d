// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class LongRingTest {
  private static final int SIZE = 32;

  private final LongRing ring = new LongRing();
  private long lastRead;

  private void add(long n) {
    ring.add(n, n * 2, n * 3, n * 4, n * 5, getClass(), n, new long[] {n});
  }

  private void assertOldestIs(long n) {
    assertThat(ring.sequence()).isEqualTo(n);
    assertThat(ring.beganNanos()).isEqualTo(n * 2);
    assertThat(ring.durationNanos()).isEqualTo(n * 3);
    assertThat(ring.callbacks()).isEqualTo(n * 4);
    assertThat(ring.longestNanos()).isEqualTo(n * 5);
    assertThat(ring.task()).isEqualTo(getClass());
    assertThat(ring.context()).isEqualTo(n);
  }

  @Test
  void next_givesOldestFirst() {
    assertThat(ring.hasNext()).isFalse();
    add(7);
    add(8);

    assertThat(ring.hasNext()).isTrue();
    assertOldestIs(7);
    ring.next();
    assertOldestIs(8);
    ring.next();
    assertThat(ring.hasNext()).isFalse();
    assertThat(ring.lost()).isZero();
  }

  @Test
  void add_full_countsWhatIsLostAndKeepsTheOldest() {
    for (int i = 1; i <= SIZE + 5; i++) {
      add(i);
    }
    assertThat(ring.lost()).isEqualTo(5);
    for (int i = 1; i <= SIZE; i++) {
      assertOldestIs(i);
      ring.next();
    }
    assertThat(ring.hasNext()).isFalse();

    add(99);
    assertOldestIs(99);
    assertThat(ring.lost()).isEqualTo(5);
  }

  @Test
  void next_letsGoOfTheContext() {
    WeakReference<Object> context = addContext();
    ring.next();

    await().until(() -> isCollected(context));
  }

  private WeakReference<Object> addContext() {
    Object context = new Object();
    ring.add(1, 1, 1, 1, 1, null, context, null);
    return new WeakReference<>(context);
  }

  private static boolean isCollected(WeakReference<?> held) {
    System.gc();
    return held.get() == null;
  }

  @Test
  void addAndNext_byTwoThreads_giveEachWholeOrCountItLost() throws InterruptedException {
    int added = 300_000;
    Thread loop = new Thread(() -> addUpTo(added));
    loop.start();
    long read = 0;
    while (loop.isAlive()) {
      read += readAll();
    }
    loop.join();
    read += readAll();

    assertThat(read).isPositive();
    assertThat(read + ring.lost()).isEqualTo(added);
  }

  private void addUpTo(int last) {
    for (int i = 1; i <= last; i++) {
      add(i);
    }
  }

  private long readAll() {
    long read = 0;
    for (; ring.hasNext(); ring.next()) {
      long n = ring.sequence();
      if (n <= lastRead || ring.longestNanos() != n * 5 || !ring.context().equals(n)) {
        assertThat(n).isGreaterThan(lastRead);
        assertOldestIs(n);
      }
      lastRead = n;
      read++;
    }
    return read;
  }
}
