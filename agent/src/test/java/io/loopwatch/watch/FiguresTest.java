// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopKind;
import io.loopwatch.probe.Buckets;
import io.loopwatch.probe.Counts;
import io.loopwatch.probe.LongRing;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.probe.Slot;
import io.loopwatch.probe.Spin;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An interval holds what was measured in it, and nothing else. */
@ExtendWith(ProbeReset.class)
class FiguresTest {
  private static final LoopId ID = new LoopId("loop-1", LoopKind.NETTY);
  private static final long SECOND = 1_000_000_000L;

  private final LoopThread loop = LoopThread.seen();
  private final Slot slot = loop.slot();
  private final Counts lags = new Counts();
  private final Figures figures = new Figures(slot, lags);

  @AfterEach
  void close() {
    loop.close();
  }

  private LoopInterval take() {
    return figures.take(ID, System.nanoTime(), new long[Buckets.size()]);
  }

  private static Histogram histogram() {
    return new Histogram(Buckets.LOWEST_NANOS, Buckets.HIGHEST_NANOS, 2);
  }

  @Test
  void callbacks_areThoseThatTheLoopTold() {
    Probe.configure(1, Long.MAX_VALUE);
    loop.on(
        () -> {
          for (int i = 0; i < 20; i++) {
            Probe.run(() -> Spin.nanos(30_000));
          }
        });
    Histogram told = histogram();
    for (LongRing ring = slot.longRing(); ring.hasNext(); ring.next()) {
      told.recordValue(ring.durationNanos());
    }

    assertThat(take().callback().toHistogram()).isEqualTo(told);
  }

  @Test
  void turns_areThoseThatHaveEnded() {
    for (int i = 0; i < 4; i++) {
      loop.on(Probe::sleepBegin);
      loop.on(Probe::sleepEnd);
    }

    assertThat(take().iteration().totalCount()).isEqualTo(4);
  }

  @Test
  void lags_areThoseThatWereCounted() {
    Histogram recorded = histogram();
    for (long lag : new long[] {0, 5_000, 5_000, 80_000_000, 7 * SECOND}) {
      lags.add(lag);
      recorded.recordValue(lag);
    }

    assertThat(take().lag().toHistogram()).isEqualTo(recorded);
  }

  @Test
  void ioLag_hasAboutOneCountForEachMicrosecondOfTheLoop() {
    loop.on(Probe::sleepBegin);
    loop.on(Probe::sleepEnd);
    take();
    long from = System.nanoTime();
    for (int i = 0; i < 5; i++) {
      loop.on(() -> Spin.millis(2));
      loop.on(Probe::sleepBegin);
      loop.on(() -> Spin.millis(2));
      loop.on(Probe::sleepEnd);
    }
    long micros = (System.nanoTime() - from) / 1_000;

    // A turn's weight comes with the next one's end, so the ends of the time may differ.
    assertThat(take().ioLag().totalCount()).isBetween(micros / 4, micros * 4);
  }

  @Test
  void nextInterval_beginsEmpty() {
    loop.on(() -> Probe.run(() -> {}));
    lags.add(1_000);
    take();

    LoopInterval next = take();
    assertThat(next.callback().totalCount()).isZero();
    assertThat(next.lag().totalCount()).isZero();
    assertThat(next.loop()).isEqualTo(ID);
  }

  @Test
  void intervalsTaken_areNotTouchedByLaterOnes() {
    loop.on(() -> Probe.run(() -> {}));
    LoopInterval first = take();
    loop.on(() -> Probe.run(() -> {}));
    take();

    assertThat(first.callback().totalCount()).isEqualTo(1);
  }

  @Test
  void utilization_ofALoopThatIsAwake_isOne() {
    long now = System.nanoTime();
    figures.take(ID, now, new long[Buckets.size()]);

    assertThat(figures.take(ID, now + 10 * SECOND, new long[Buckets.size()]).utilization())
        .isCloseTo(1, within(0.001));
  }

  @Test
  void utilization_ofALoopThatSleeps_isNone() {
    loop.on(Probe::sleepBegin);
    long now = System.nanoTime();
    figures.take(ID, now, new long[Buckets.size()]);

    assertThat(figures.take(ID, now + 10 * SECOND, new long[Buckets.size()]).utilization())
        .isCloseTo(0, within(0.001));
  }

  /** The first interval begins when the loop was found, not when it last fell asleep. */
  @Test
  void utilization_ofALoopThatWasBusyBeforeTheFirstLook_countsNoMoreThanItsTime() {
    loop.on(() -> Spin.millis(50));
    loop.on(Probe::sleepBegin);
    Figures late = new Figures(slot, lags);
    long slept = slot.turns().sleepNanos();

    assertThat(
            late.take(ID, slept + slot.turns().awakeNanos(), new long[Buckets.size()])
                .utilization())
        .isLessThan(0.55);
  }
}
