// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void countsEdits() {
    assertThat(Nearest.edits("", "abc")).isEqualTo(3);
    assertThat(Nearest.edits("abc", "abc")).isZero();
    assertThat(Nearest.edits("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.edits("log", "lag")).isEqualTo(1);
  }

  @Test
  void findsTheNearestOfSeveral() {
    assertThat(Nearest.of("threshhold", List.of("lag.threshold", "threshold")))
        .isEqualTo("threshold");
  }

  @Test
  void findsNothingWhereAllAreFar() {
    assertThat(Nearest.of("foo", List.of("log", "app"))).isNull();
    assertThat(Nearest.of("", List.of("log", "app"))).isNull();
  }
}
