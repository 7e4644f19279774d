// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Weights come out in microseconds. */
class SpreadTest {
  private static final long MILLI = 1_000_000;

  private final Spread spread = new Spread();
  private final long[][] memory = Spread.memory();
  private final long[] weights = new long[Buckets.size()];

  private long take() {
    long total = spread.take(memory, weights);
    assertThat(total).isEqualTo(Arrays.stream(weights).sum());
    return total;
  }

  @Test
  void add_point_putsAllIntoItsBucket() {
    spread.add(0, 0, 5 * MILLI);
    spread.add(30 * MILLI, 30 * MILLI, 7 * MILLI);

    assertThat(take()).isCloseTo(12_000, within(2L));
    assertThat(weights[0]).isEqualTo(5_000);
    assertThat(weights[Buckets.index(30 * MILLI)]).isCloseTo(7_000, within(2L));
  }

  @Test
  void add_piece_isUniformBetweenItsEnds() {
    spread.add(0, 64 * 512 * 1_000, 64_000 * MILLI);

    assertThat(take()).isCloseTo(64_000_000, within(64_000L));
    int half = Buckets.index(32 * 512 * 1_000);
    assertThat(Arrays.stream(weights, 0, half).sum()).isCloseTo(32_000_000, within(300_000L));
  }

  @Test
  void add_endsInEitherOrder_isTheSame() {
    spread.add(3 * MILLI, 20 * MILLI, 50 * MILLI);
    take();
    long[] upwards = weights.clone();
    spread.add(20 * MILLI, 3 * MILLI, 50 * MILLI);
    take();

    assertThat(weights).isEqualTo(upwards);
  }

  @Test
  void take_thinPiece_carriesWhatIsUnderOneMicrosecond() {
    spread.add(MILLI, 100 * MILLI, 50_000);

    assertThat(take()).isBetween(48L, 50L);
    assertThat(Arrays.stream(weights).max()).hasValue(1);
  }

  @Test
  void take_again_givesOnlyWhatIsNew() {
    spread.add(0, 10 * MILLI, 10 * MILLI);
    take();

    assertThat(take()).isZero();

    spread.add(0, 0, 3 * MILLI);
    assertThat(take()).isEqualTo(3_000);
    assertThat(weights[0]).isEqualTo(3_000);
  }

  @Test
  void take_ofManyPieces_leavesNothingAboveTheHighest() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 10_000; i++) {
        spread.add(
            random.nextLong(50 * MILLI), random.nextLong(50 * MILLI), random.nextLong(MILLI));
      }
      take();
      int above = Buckets.index(50 * MILLI) + 1;
      assertThat(Arrays.stream(weights, above, weights.length).allMatch(w -> w == 0)).isTrue();
      assertThat(Arrays.stream(weights).allMatch(w -> w >= 0)).isTrue();
    }
  }

  @Test
  void add_theLongestAndBeyond_staysInRange() {
    spread.add(0, Buckets.HIGHEST_NANOS, Buckets.HIGHEST_NANOS);
    spread.add(Long.MAX_VALUE, Long.MAX_VALUE, 1_000 * MILLI);

    long expected = Buckets.HIGHEST_NANOS / 1_000 + 1_000_000;
    assertThat(take()).isCloseTo(expected, within(expected / 1_000));
    assertThat(weights[Buckets.index(Buckets.HIGHEST_NANOS)]).isGreaterThan(999_900);
  }

  /**
   * Against the exact distribution: a piece is moved down to its buckets' edges, so its weight up
   * to a value lies between the exact one up to that value and the exact one a bucket higher.
   */
  @Test
  void take_ofRandomPieces_followsTheExactDistribution() {
    SplittableRandom random = new SplittableRandom(5);
    Model model = new Model();
    for (int i = 0; i < 2_000; i++) {
      long from = random.nextLong(200 * MILLI);
      long to = random.nextLong(200 * MILLI);
      long weight = 20 * MILLI + random.nextLong(200 * MILLI);
      spread.add(from, to, weight);
      model.add(from, to, weight);
    }
    long total = take();

    assertThat(total).isCloseTo((long) model.upTo(Long.MAX_VALUE), within(total / 10_000));
    long slack = total / 10_000;
    for (int i = 1; i < Buckets.index(210 * MILLI); i += 7) {
      double sum = Arrays.stream(weights, 0, i).sum();
      double high = model.upTo(Buckets.lowest(i) + Buckets.lowest(i) / 64 + 1_024);
      assertThat(sum).isBetween(model.upTo(Buckets.lowest(i)) - slack, high + slack);
    }
  }

  /** The weight up to a value, piece by piece. */
  private static final class Model {
    private final List<long[]> pieces = new ArrayList<>();

    void add(long from, long to, long weight) {
      pieces.add(new long[] {Math.min(from, to), Math.max(from, to), weight});
    }

    double upTo(long value) {
      double sum = 0;
      for (long[] piece : pieces) {
        double part = (double) (value - piece[0]) / Math.max(1, piece[1] - piece[0]);
        sum += piece[2] / 1_000.0 * Math.min(1, Math.max(0, part));
      }
      return sum;
    }
  }
}
