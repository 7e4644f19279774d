// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.totals;

import static io.loopwatch.totals.Stalls.LOOP;
import static io.loopwatch.totals.Stalls.MILLI;
import static io.loopwatch.totals.Stalls.ended;
import static io.loopwatch.totals.Stalls.line;
import static io.loopwatch.totals.Stalls.stall;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Cause;
import io.loopwatch.event.CulpritTotals;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.report.StalledLoop;
import java.util.List;
import org.junit.jupiter.api.Test;

class CulpritsTest {
  private final Culprits culprits = new Culprits();

  @Test
  void stallsOfOneLine_areOneCulprit() {
    culprits.add(ended(120, 42));
    culprits.add(ended(180, 42));

    assertThat(culprits.worst(10))
        .containsExactly(
            new CulpritTotals(
                Cause.BLOCKING,
                "Thread.sleep",
                line(42),
                null,
                2,
                300 * MILLI,
                180 * MILLI,
                100 * MILLI));
  }

  @Test
  void others_areApart_longestFirst() {
    culprits.add(ended(120, 1));
    culprits.add(ended(300, 2));
    culprits.add(stall(StallKind.STALL, Phase.ENDED, 200, LOOP, Cause.UNKNOWN, null));

    assertThat(culprits.worst(2))
        .extracting(CulpritTotals::totalNanos)
        .containsExactly(300 * MILLI, 200 * MILLI);
    assertThat(culprits.worst(2).get(1).loop()).isEqualTo("loop-1");
  }

  @Test
  void pausesOfAllLoops_areOne_andNobodyIsBlamed() {
    LoopId other = new LoopId("loop-2", LoopKind.NETTY);
    culprits.add(stall(StallKind.STALL, Phase.ENDED, 200, LOOP, Cause.GC, null));
    culprits.add(stall(StallKind.STALL, Phase.ENDED, 200, other, Cause.GC, null));

    assertThat(culprits.worst(10))
        .containsExactly(
            new CulpritTotals(
                Cause.GC, null, null, null, 2, 400 * MILLI, 200 * MILLI, 200 * MILLI));
  }

  @Test
  void whatLasts_andTurns_areNoStalls() {
    culprits.add(stall(StallKind.STALL, Phase.SEEN, 200, LOOP, Cause.CPU, line(1)));
    culprits.add(stall(StallKind.STALL, Phase.LASTS, 200, LOOP, Cause.CPU, line(1)));
    culprits.add(stall(StallKind.ITERATION, Phase.ENDED, 200, LOOP, Cause.CPU, line(1)));

    assertThat(culprits.isEmpty()).isTrue();
    assertThat(culprits.all().stalls()).isZero();
  }

  @Test
  void loops_areSummed_carriersAsOne() {
    culprits.add(stall(StallKind.STALL, Phase.ENDED, 150, LOOP, Cause.CPU, line(1)));
    for (int i = 0; i < 3; i++) {
      LoopId carrier = new LoopId("ForkJoinPool-1-worker-" + i, LoopKind.CARRIER);
      culprits.add(stall(StallKind.STALL, Phase.ENDED, 200, carrier, Cause.CPU, line(2)));
    }

    assertThat(culprits.worstLoops(10))
        .containsExactly(
            new StalledLoop("carriers", 3, 600 * MILLI, 300 * MILLI, 200 * MILLI),
            new StalledLoop("loop-1", 1, 150 * MILLI, 50 * MILLI, 150 * MILLI));
    assertThat(culprits.worstLoops(1)).hasSize(1);
    assertThat(culprits.all())
        .isEqualTo(new StalledLoop("all loops", 4, 750 * MILLI, 350 * MILLI, 200 * MILLI));
  }

  @Test
  void beyondTheBound_theyAreOne_andNoTimeIsLost() {
    for (int i = 0; i < 2_100; i++) {
      LoopId loop = new LoopId("loop-" + i, LoopKind.NETTY);
      culprits.add(stall(StallKind.STALL, Phase.ENDED, 101, loop, Cause.CPU, line(i)));
    }

    List<CulpritTotals> all = culprits.worst(Integer.MAX_VALUE);
    assertThat(all).hasSize(2_001);
    assertThat(all.get(0).operation()).isEqualTo("others");
    assertThat(all.stream().mapToLong(CulpritTotals::totalNanos).sum())
        .isEqualTo(2_100 * 101 * MILLI);
    assertThat(culprits.worstLoops(Integer.MAX_VALUE)).hasSize(2_001);
  }
}
