// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void of_plainText_isUnchanged() {
    assertThat(OneLine.of("vert.x-eventloop-thread-0 «é» 😀"))
        .isEqualTo("vert.x-eventloop-thread-0 «é» 😀");
  }

  @Test
  void of_controlCharacters_areEscaped() {
    assertThat(OneLine.of("a\nb\rc\td\\e\u0000f\u001bg\u2028h\u0085"))
        .isEqualTo("a\\nb\\rc\\td\\\\e\\u0000f\\u001bg\\u2028h\\u0085");
  }

  @Test
  void of_longText_isCut() {
    assertThat(OneLine.of("x".repeat(100_000))).isEqualTo("x".repeat(OneLine.LONGEST) + "…");
  }
}
