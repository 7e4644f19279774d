// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
  private static final Instant START = Instant.parse("2026-03-04T05:06:07.891Z");

  @Test
  void expand_fillsIn() {
    String path = PathPattern.expand("logs/%h-%p-%t-100%%.hlog", START, 42, () -> "web 1/x");

    assertThat(path).isEqualTo("logs/web_1_x-42-20260304-050607-100%.hlog");
  }

  @Test
  void expand_withoutPercent_asksNobody() {
    String path =
        PathPattern.expand(
            "run.hlog",
            START,
            42,
            () -> {
              throw new AssertionError("asked for the host's name");
            });

    assertThat(path).isEqualTo("run.hlog");
  }

  @Test
  void expand_knowsThisProcess() {
    assertThat(PathPattern.expand("%p.%h", START).toString())
        .startsWith(ProcessHandle.current().pid() + ".")
        .doesNotContain("%", " ", "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%q.hlog", "a%", "%P"})
  void expand_unknownLetter_throws(String pattern) {
    assertThatThrownBy(() -> PathPattern.expand(pattern, START))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + pattern + "'")
        .hasMessageContaining("p (pid)");
  }
}
