// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where mounts come fast few of them read the clock, and those stand for all. */
@ExtendWith(ProbeReset.class)
class CarrierSharedClockTest {
  private static final int MANY = 20_000;
  private static final int EVERY = 64;
  private static final long HOUR = 3_600_000_000_000L;
  private static final long MILLI = 1_000_000;

  private final CarrierThread thread = CarrierThread.seen("carrier-1");
  private final Carrier carrier = thread.carrier();
  private final int[][] seen = Counts.memory();
  private final long[] counts = new long[Buckets.size()];
  private final long start = System.nanoTime();

  CarrierSharedClockTest() {
    Carriers.look(start - HOUR);
    Carriers.look(start - HOUR);
    counted();
  }

  @AfterEach
  void close() {
    thread.close();
  }

  private long counted() {
    return carrier.mountCounts().take(seen, counts);
  }

  /** The numbers of those mounts that read the clock, of that many. */
  private List<Long> measuredOf(int mounts) {
    List<Long> measured = new ArrayList<>();
    thread.mounts(
        mounts,
        () -> {
          if (carrier.isExact(carrier.sequence())) {
            measured.add(carrier.sequence());
          }
        });
    return measured;
  }

  /** The next mounts, some 30 of them, do not read the clock. */
  private void measureTheOneBeforeThese() {
    carrier.measureEvery(EVERY);
    thread.mounts(1);
    counted();
  }

  @Test
  void everyMount_readsTheClockAtFirst() {
    assertThat(measuredOf(100)).hasSize(100);
    assertThat(counted()).isEqualTo(100);
  }

  @Test
  void oneInSoMany_readsIt_andCountsForAll() {
    carrier.measureEvery(EVERY);

    assertThat((double) MANY / measuredOf(MANY).size()).isBetween(0.9 * EVERY, 1.1 * EVERY);
    assertThat(counted()).isBetween((long) MANY, MANY + EVERY * 3L / 2);
    assertThat(carrier.mounts()).isEqualTo(MANY + 1);
  }

  /** Else it would always be the same of two threads that take turns. */
  @Test
  void gaps_differ() {
    carrier.measureEvery(EVERY);
    List<Long> measured = measuredOf(MANY);
    TreeSet<Long> gaps = new TreeSet<>();
    for (int i = 1; i < measured.size(); i++) {
      gaps.add((measured.get(i) - measured.get(i - 1)) / 2);
    }

    assertThat(gaps).hasSizeGreaterThan(EVERY / 2);
    assertThat(gaps.first()).isGreaterThanOrEqualTo(EVERY / 2);
    assertThat(gaps.last()).isLessThan(EVERY * 3 / 2);
    assertThat(measured.stream().filter(number -> number / 2 % 2 == 0).count())
        .isBetween(measured.size() / 3L, measured.size() * 2L / 3);
  }

  @Test
  void everyMount_readsItAgain_onceThatIsAskedFor() {
    measureTheOneBeforeThese();
    carrier.measureEvery(1);

    assertThat(measuredOf(100)).hasSize(100);
    assertThat(counted()).isEqualTo(100);
    carrier.measureEvery(EVERY);
    assertThat(measuredOf(EVERY / 2)).hasSize(1);
  }

  @Test
  void measuredMountThatOutlastsTwoLooks_countsOnce() {
    carrier.measureEvery(EVERY);
    thread.mount();
    assertThat(carrier.isExact(3)).isTrue();
    Carriers.look(System.nanoTime());
    Carriers.look(System.nanoTime());
    thread.unmount();

    assertThat(counted()).isEqualTo(1);
  }

  @Test
  void measuredMountThatOutlastsOneLook_countsForAll() {
    carrier.measureEvery(EVERY);
    thread.mount();
    Carriers.look(System.nanoTime());
    thread.unmount();

    assertThat(counted()).isGreaterThanOrEqualTo(EVERY / 2);
  }

  @Test
  void otherMount_beganAtTheLastLook() {
    measureTheOneBeforeThese();
    Carriers.look(start - 40 * MILLI);
    thread.mount();

    assertThat(carrier.isExact(carrier.sequence())).isFalse();
    assertThat(carrier.beganNanos()).isEqualTo(start - 40 * MILLI);
  }

  /** It began within the step before its time: on average half of it later. */
  @Test
  void otherMountThatOutlastsTwoLooks_isCountedAndToldInexact() {
    Probe.configure(40 * MILLI, HOUR);
    measureTheOneBeforeThese();
    Carriers.look(start - 40 * MILLI);
    thread.mount();
    Carriers.look(start - 30 * MILLI);
    Carriers.look(start - 20 * MILLI);
    thread.unmount();

    assertThat(counted()).isEqualTo(1);
    assertThat(counts[Buckets.index(carrier.maxNanos())]).isEqualTo(1);
    assertThat(carrier.maxNanos()).isBetween(35 * MILLI, HOUR);
    LongRing ring = carrier.longRing();
    assertThat(ring.hasNext()).isTrue();
    assertThat(ring.callbacks()).as("not exact").isZero();
    assertThat(ring.beganNanos()).isEqualTo(start - 40 * MILLI);
    assertThat(ring.durationNanos() - carrier.maxNanos()).isEqualTo(5 * MILLI);
  }

  @Test
  void otherMountThatOutlastsOneLook_isNeitherCountedNorTold() {
    Probe.configure(0, HOUR);
    measureTheOneBeforeThese();
    carrier.longRing().next();
    Carriers.look(start - 40 * MILLI);
    thread.mount();
    Carriers.look(start - 30 * MILLI);
    thread.unmount();
    thread.mounts(1);

    assertThat(counted()).isZero();
    assertThat(carrier.longRing().hasNext()).isFalse();
    assertThat(carrier.mounts()).isEqualTo(4);
  }

  @Test
  void otherMountUnderTheThreshold_isCountedAndNotTold() {
    Probe.configure(HOUR, HOUR);
    measureTheOneBeforeThese();
    Carriers.look(start - 40 * MILLI);
    thread.mount();
    Carriers.look(start - 30 * MILLI);
    Carriers.look(start - 20 * MILLI);
    thread.unmount();

    assertThat(counted()).isEqualTo(1);
    assertThat(carrier.longRing().hasNext()).isFalse();
  }

  @Test
  void timeMounted_isThatOfAllMounts() {
    carrier.measureEvery(EVERY);
    long before = carrier.mountedNanos();
    thread.mounts(MANY, () -> Spin.nanos(2_000));
    long mounted = carrier.mountedNanos() - before;

    assertThat(mounted).isGreaterThan(MANY * 2_000L);
  }
}
