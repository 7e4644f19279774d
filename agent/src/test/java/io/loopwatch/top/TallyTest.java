// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void whatHasGrown_isTheDifference() {
    assertThat(Tally.of(512, 5, 1_024, 2, 2_048, 1).since(Tally.of(512, 5, 1_024, 1)))
        .containsOnlyKeys(1_024L, 2_048L)
        .containsEntry(1_024L, 1L)
        .containsEntry(2_048L, 1L);
  }

  @Test
  void aCountThatWentRoundAt32Bits_hasGrownAllTheSame() {
    assertThat(Tally.of(512, 3).since(Tally.of(512, 0xFFFF_FFFEL))).containsEntry(512L, 5L);
  }

  /** As where one of two loops of one name has ended. */
  @Test
  void aCountThatShrank_isNoGrowth() {
    assertThat(Tally.of(512, 3).since(Tally.of(512, 5))).isEmpty();
  }
}
