// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;
import java.util.ArrayList;
import java.util.List;
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
  void aLoopThatHasEnded_isSaidSo() {
    assertThatThrownBy(() -> states.get("loop-9"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("loop-9 has ended");
  }
}
