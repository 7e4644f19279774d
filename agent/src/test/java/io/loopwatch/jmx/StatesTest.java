// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwatch.event.Distribution;
import io.loopwatch.event.LoopCounts;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatesTest {
  private final List<LoopState> loops = new ArrayList<>();
  private int asked;
  private long now = -5_000_000_000L;
  private final States states = new States(this::ask, () -> now);

  private List<LoopState> ask() {
    asked++;
    return List.copyOf(loops);
  }

  static LoopState state(String name, long callbacks) {
    LoopTotals totals =
        new LoopTotals(
            new LoopId(name, LoopKind.NETTY), callbacks, 2, 3, 4, 250, 750, callbacks + 5, 6);
    return new LoopState(totals, 7, 8, List.of());
  }

  /** One that runs a callback, and has counted. */
  static LoopState blocked(String name, long runningNanos) {
    StackTraceElement sleep = new StackTraceElement("java.lang.Thread", "sleep", null, -2);
    StackTraceElement load = new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42);
    LoopCounts counts =
        new LoopCounts(
            new Distribution(new long[] {1_024, 4_096}, new long[] {3, 1}),
            new Distribution(new long[] {512}, new long[] {2}));
    return new LoopState(
        state(name, 10).totals(), 7, runningNanos, 77, List.of(sleep, load), Map.of(), counts);
  }

  @Test
  void oneAnswer_servesForAWhile() {
    loops.add(state("loop-1", 10));
    assertThat(states.get("loop-1").totals().callbacks()).isEqualTo(10);
    now += 199_999_999;
    assertThat(states.get()).containsOnlyKeys("loop-1");
    assertThat(asked).isEqualTo(1);
    now += 1;
    loops.add(state("loop-2", 10));
    assertThat(states.get()).containsOnlyKeys("loop-1", "loop-2");
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void loopsOfOneName_areOne() {
    loops.addAll(List.of(state("loop-1", 10), state("loop-1", 20)));
    LoopState sum = states.get("loop-1");
    assertThat(sum.totals())
        .isEqualTo(
            new LoopTotals(new LoopId("loop-1", LoopKind.NETTY), 30, 4, 6, 8, 500, 1_500, 25, 6));
    assertThat(sum.waitingTasks()).isEqualTo(14);
    assertThat(sum.runningNanos()).isEqualTo(8);
  }

  @Test
  void ofLoopsOfOneName_theOneThatRunsLongerIsTold() {
    loops.addAll(List.of(state("loop-1", 10), blocked("loop-1", 9), blocked("loop-1", 5)));
    LoopState sum = states.get("loop-1");
    assertThat(sum.runningNanos()).isEqualTo(9);
    assertThat(sum.stack()).hasSize(2);
    assertThat(sum.lagNowNanos()).isEqualTo(77);
    assertThat(sum.counts().lags().toPairs()).containsExactly(1_024, 6, 4_096, 2);
    assertThat(sum.counts().callbacks().toPairs()).containsExactly(512, 4);
  }

  @Test
  void aLoopThatHasEnded_isSaidSo() {
    assertThatThrownBy(() -> states.get("loop-9"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("loop-9 has ended");
  }
}
