// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class CountsTest {
  private final Counts counts = new Counts();
  private final int[][] memory = Counts.memory();
  private final long[] taken = new long[Buckets.size()];

  private static Histogram histogram() {
    return new Histogram(Buckets.LOWEST_NANOS, Buckets.HIGHEST_NANOS, 2);
  }

  @Test
  void take_ofFiveMillionValues_givesTheHistogramOfRecordingEach() {
    SplittableRandom random = new SplittableRandom(11);
    Histogram recorded = histogram();
    for (int i = 0; i < 5_000_000; i++) {
      long nanos = Math.min(random.nextLong() >>> random.nextInt(22, 64), Buckets.HIGHEST_NANOS);
      counts.add(nanos);
      recorded.recordValue(nanos);
    }

    assertThat(counts.take(memory, taken)).isEqualTo(5_000_000);

    Histogram handedOver = histogram();
    for (int i = 0; i < taken.length; i++) {
      if (taken[i] > 0) { // a count of 0 would still move the maximum
        handedOver.recordValueWithCount(Buckets.lowest(i), taken[i]);
      }
    }
    assertThat(handedOver).isEqualTo(recorded);
  }

  @Test
  void take_again_givesWhatIsNew() {
    counts.add(1_000);
    counts.take(memory, taken);
    counts.add(1_000);
    counts.add(70_000_000);

    assertThat(counts.take(memory, taken)).isEqualTo(2);
    assertThat(taken[Buckets.index(1_000)]).isEqualTo(1);
    assertThat(taken[Buckets.index(70_000_000)]).isEqualTo(1);
    assertThat(Arrays.stream(taken).sum()).isEqualTo(2);
  }

  @Test
  void take_withNothingNew_overwritesWithZeros() {
    counts.add(1_000);
    counts.take(memory, taken);
    Arrays.fill(taken, 99);

    assertThat(counts.take(memory, taken)).isZero();
    assertThat(taken).containsOnly(0);
  }

  @Test
  void take_withAnotherMemory_startsFromTheBeginning() {
    counts.add(1_000);
    counts.take(memory, taken);

    assertThat(counts.take(Counts.memory(), taken)).isEqualTo(1);
  }

  @Test
  void take_acrossTheWrapAround_givesTheDifference() throws ReflectiveOperationException {
    counts.add(1_000);
    int bucket = Buckets.index(1_000);
    Field rows = Counts.class.getDeclaredField("rows");
    rows.setAccessible(true);
    ((int[][]) rows.get(counts))[bucket >>> 7][bucket & 127] = -2;
    counts.take(memory, taken);
    for (int i = 0; i < 5; i++) {
      counts.add(1_000);
    }

    assertThat(counts.take(memory, taken)).isEqualTo(5);
    assertThat(taken[bucket]).isEqualTo(5);
  }

  @Test
  void take_whileAnotherThreadAdds_losesNothing() throws InterruptedException {
    int added = 2_000_000;
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < added; i++) {
                counts.add((i & 1023) << 12);
              }
            });
    writer.start();
    long total = 0;
    while (writer.isAlive()) {
      total += counts.take(memory, taken);
      assertThat(Arrays.stream(taken).min().orElseThrow()).isNotNegative();
    }
    writer.join();
    total += counts.take(memory, taken);

    assertThat(total).isEqualTo(added);
  }
}
