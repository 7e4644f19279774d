// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @Test
  void whatIsTooLong_losesItsMiddle() {
    assertThat(Text.cut("vert.x-eventloop-thread-12", 16, false)).isEqualTo("vert.…-thread-12");
    assertThat(Text.cut("vert.x-eventloop-thread-12", 16, true)).isEqualTo("vert..-thread-12");
    assertThat(Text.cut("loop", 4, false)).isEqualTo("loop");
  }

  @Test
  void wideCharacters_countAsTwo() {
    assertThat(Text.width("線程")).isEqualTo(4);
    assertThat(Text.width(Text.cut("線程線程線程線程", 9, false))).isLessThanOrEqualTo(9);
    assertThat(Text.left("線", 4)).isEqualTo("線  ");
  }

  @Test
  void whatMovesTheCursor_isNotSent() {
    assertThat(Text.clean("a\u001b[2Jb\nc", false)).isEqualTo("a?[2Jb?c");
    assertThat(Text.clean("größe", true)).isEqualTo("gr??e");
    assertThat(Text.clean("größe", false)).isEqualTo("größe");
  }

  @Test
  void aWidthOfNothing_isNothing() {
    assertThat(Text.cut("loop", 0, false)).isEmpty();
    assertThat(Text.cut("loop", 2, false)).isEqualTo("lo");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, -",
    "50000, 50 us",
    "312000000, 312 ms",
    "1200000000, 1.2 s",
    "3600000000000, 3600.0 s"
  })
  void durations(long nanos, String text) {
    assertThat(Text.duration(nanos)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"59, 59 s", "61, 1 min 1 s", "3660, 1 h 1 min", "90000, 1 d 1 h"})
  void uptimes(long seconds, String text) {
    assertThat(Text.uptime(seconds)).isEqualTo(text);
  }
}
