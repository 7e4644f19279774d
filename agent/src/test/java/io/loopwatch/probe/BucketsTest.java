// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.SplittableRandom;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** The layout is HdrHistogram's own, so that its files are right without recording again. */
class BucketsTest {
  private static final Histogram MODEL =
      new Histogram(Buckets.LOWEST_NANOS, Buckets.HIGHEST_NANOS, 2);

  private static final MethodHandle MODEL_INDEX = modelIndex();

  private static MethodHandle modelIndex() {
    try {
      return MethodHandles.privateLookupIn(AbstractHistogram.class, MethodHandles.lookup())
          .findVirtual(
              AbstractHistogram.class,
              "countsArrayIndex",
              MethodType.methodType(int.class, long.class))
          .bindTo(MODEL);
    } catch (ReflectiveOperationException otherVersion) {
      throw new ExceptionInInitializerError(otherVersion);
    }
  }

  private static void assertSameIndex(long nanos) throws Throwable {
    int expected = (int) MODEL_INDEX.invokeExact(nanos);
    if (Buckets.index(nanos) != expected) {
      assertThat(Buckets.index(nanos)).as("bucket of %d ns", nanos).isEqualTo(expected);
    }
  }

  @Test
  void index_ofAnyValue_isHdrHistograms() throws Throwable {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 3_000_000; i++) {
      long nanos = random.nextLong() >>> random.nextInt(22, 64);
      assertSameIndex(Math.min(nanos, Buckets.HIGHEST_NANOS));
    }
  }

  @Test
  void index_atEveryEdge_isHdrHistograms() throws Throwable {
    assertSameIndex(0);
    assertSameIndex(Buckets.HIGHEST_NANOS);
    for (int i = 1; i <= Buckets.index(Buckets.HIGHEST_NANOS); i++) {
      for (long beside = -1; beside <= 1; beside++) {
        assertSameIndex(Math.min(Buckets.lowest(i) + beside, Buckets.HIGHEST_NANOS));
      }
    }
  }

  @Test
  void lowest_ofEveryBucket_isHdrHistograms() {
    for (int i = 0; i < Buckets.size(); i++) {
      long lowest = Buckets.lowest(i);
      assertThat(MODEL.lowestEquivalentValue(lowest)).isEqualTo(lowest);
      assertThat(Buckets.lowest(i + 1)).isEqualTo(MODEL.nextNonEquivalentValue(lowest));
    }
  }

  @Test
  void size_holdsTheHighestValue() {
    assertThat(Buckets.index(Buckets.HIGHEST_NANOS)).isLessThan(Buckets.size());
  }

  @Test
  void index_outOfRange_countsAsTheNearest() {
    assertThat(Buckets.index(-1)).isZero();
    assertThat(Buckets.index(Long.MIN_VALUE)).isZero();
    int last = Buckets.index(Buckets.HIGHEST_NANOS);
    assertThat(Buckets.index(Buckets.HIGHEST_NANOS + 1)).isEqualTo(last);
    assertThat(Buckets.index(Long.MAX_VALUE)).isEqualTo(last);
  }
}
