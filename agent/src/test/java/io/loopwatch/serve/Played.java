// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import io.loopwatch.event.Distribution;
import io.loopwatch.event.Interval;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/** Figures of loops that nobody ran. */
final class Played {
  static final Instant START = Instant.ofEpochSecond(1_767_225_600);

  private Played() {}

  static LoopTotals totals(String loop, long stalls, long overNanos) {
    LoopId id = new LoopId(loop, LoopKind.NETTY);
    return new LoopTotals(id, 100, 50, stalls, overNanos, 250, 750, 9, 8);
  }

  static LoopState state(LoopTotals totals, int waiting) {
    return new LoopState(totals, waiting, 0, List.of());
  }

  static LoopStates figures(LoopState... living) {
    return new LoopStates(List.of(living), List.of(), Map.of());
  }

  /** Values of all sizes, also those that no bucket's bound is near. */
  static Distribution random(SplittableRandom random, int values) {
    Histogram histogram = Distribution.histogram();
    for (int i = 0; i < values; i++) {
      histogram.recordValue(random.nextLong(1L << random.nextInt(1, 40)));
    }
    return Distribution.of(histogram);
  }

  static Interval interval(int number, LoopInterval... loops) {
    Instant begin = START.plusSeconds(5L * number);
    return new Interval(begin, begin.plusSeconds(5), List.of(loops));
  }

  static LoopInterval loop(LoopId id, SplittableRandom random) {
    return new LoopInterval(
        id,
        random(random, 500),
        random(random, 300),
        random(random, 50),
        random(random, 2_000),
        0.5);
  }
}
