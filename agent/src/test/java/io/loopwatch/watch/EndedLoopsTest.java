// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.LoopTotals;
import org.junit.jupiter.api.Test;

class EndedLoopsTest {
  private final EndedLoops ended = new EndedLoops();

  private static LoopTotals totals(String name, long callbacks) {
    return new LoopTotals(
        new LoopId(name, LoopKind.NETTY), callbacks, 2, 3, 4, 5, 6, callbacks + 7, 8);
  }

  @Test
  void thoseOfOneName_areRememberedEach_andSummedUp() {
    ended.add(totals("a", 1));
    ended.add(totals("b", 10));
    ended.add(totals("a", 100));
    assertThat(ended.remembered()).extracting(LoopTotals::callbacks).containsExactly(1L, 10L, 100L);
    assertThat(ended.byName())
        .containsExactly(
            new LoopTotals(new LoopId("a", LoopKind.NETTY), 101, 4, 6, 8, 10, 12, 107, 8),
            totals("b", 10));
  }

  @Test
  void ofMany_nothingIsLostFromTheSums() {
    for (int i = 0; i < 5_000; i++) {
      ended.add(totals("loop-" + i, 1));
    }
    ended.add(totals("loop-0", 1));
    assertThat(ended.remembered()).hasSize(1_000);
    assertThat(ended.byName()).hasSize(1_001);
    assertThat(ended.byName().get(0).callbacks()).isEqualTo(2);
    assertThat(ended.byName().get(1_000).loop().name()).isEqualTo("(other loops)");
    assertThat(ended.byName().stream().mapToLong(LoopTotals::callbacks).sum()).isEqualTo(5_001);
  }
}
