// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a callback takes: exactly, and with no gap to the next one where they touch. */
@ExtendWith(ProbeReset.class)
class SlotDurationTest {
  private final LoopThread loop = LoopThread.seen();
  private final Slot slot = loop.slot();

  /** All of them, so that the ring tells when each began and how long it was. */
  @BeforeEach
  void tellAll() {
    Probe.configure(1, Long.MAX_VALUE);
  }

  @AfterEach
  void close() {
    loop.close();
  }

  private record Told(long beganNanos, long nanos) {
    long endNanos() {
      return beganNanos + nanos;
    }
  }

  private List<Told> told() {
    List<Told> all = new ArrayList<>();
    for (LongRing ring = slot.longRing(); ring.hasNext(); ring.next()) {
      all.add(new Told(ring.beganNanos(), ring.durationNanos()));
    }
    return all;
  }

  private static void callback() {
    Probe.begin();
    Spin.nanos(20_000);
    Probe.end();
  }

  @Test
  void duration_isBetweenWhatIsMeasuredInsideAndAround() {
    long[] at = new long[4];
    loop.on(
        () -> {
          at[0] = System.nanoTime();
          Probe.begin();
          at[1] = System.nanoTime();
          Spin.millis(2);
          at[2] = System.nanoTime();
          Probe.end();
          at[3] = System.nanoTime();
        });

    Told told = told().get(0);
    assertThat(told.nanos()).isBetween(at[2] - at[1], at[3] - at[0]);
    assertThat(told.beganNanos()).isBetween(at[0], at[1]);
    assertThat(slot.maxNanos()).isEqualTo(told.nanos());
  }

  @Test
  void touchingCallbacks_addUpToTheWall() {
    loop.on(
        () -> {
          for (int i = 0; i < 20; i++) {
            callback();
            Spin.nanos(5_000); // the loop's own work counts for the next callback
          }
        });

    List<Told> all = told();
    assertThat(all).hasSize(20);
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).beganNanos()).isEqualTo(all.get(i - 1).endNanos());
    }
  }

  @Test
  void toTasks_breaksTheChain() {
    assertChainIsBrokenBy(loop::toTasks);
  }

  @Test
  void sleep_breaksTheChain() {
    assertChainIsBrokenBy(
        () -> {
          Probe.sleepBegin();
          Probe.sleepEnd();
        });
  }

  private void assertChainIsBrokenBy(Runnable between) {
    loop.on(SlotDurationTest::callback);
    long before =
        loop.ask(
            () -> {
              Spin.nanos(50_000);
              long now = System.nanoTime();
              between.run();
              callback();
              return now;
            });

    assertThat(told().get(1).beganNanos()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void callbackCounts_holdEachDuration() {
    loop.on(
        () -> {
          for (int i = 0; i < 10; i++) {
            callback();
          }
        });

    long[] expected = new long[Buckets.size()];
    told().forEach(one -> expected[Buckets.index(one.nanos())]++);
    long[] counted = new long[Buckets.size()];
    assertThat(slot.callbackCounts().take(Counts.memory(), counted)).isEqualTo(10);
    assertThat(counted).isEqualTo(expected);
    assertThat(Arrays.stream(counted).sum()).isEqualTo(slot.callbacks());
  }

  @Test
  void beganNanos_whileItRuns_isItsBeginning() {
    long before = System.nanoTime();
    loop.on(Probe::begin);
    long after = System.nanoTime();

    assertThat(slot.beganNanos()).isBetween(before, after);
  }
}
