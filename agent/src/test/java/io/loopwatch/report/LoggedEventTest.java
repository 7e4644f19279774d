// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggedEventTest {
  private static LoggedEvent event(String fields) throws DamagedLine {
    String line = "{\"type\":\"stall\",\"time\":\"2026-01-01T00:00:00.5Z\"" + fields + "}";
    return LoggedEvent.of(JsonText.object(line));
  }

  @Test
  void whatIsNotThere_isEmptyOrUnknown() throws DamagedLine {
    LoggedEvent event = event("");

    assertThat(event.type()).isEqualTo("stall");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-01-01T00:00:00.5Z"));
    assertThat(List.of(event.phase(), event.loop(), event.of(), event.text(), event.host()))
        .containsOnly("");
    assertThat(List.of(event.id(), event.durationNanos(), event.cpuNanos(), event.pid()))
        .containsOnly(-1L);
    assertThat(event.stall()).isZero();
    assertThat(event.samples()).isZero();
    assertThat(event.cause()).isNull();
    assertThat(event.culprit()).isNull();
    assertThat(event.lock()).isNull();
    assertThat(event.stackLate()).isFalse();
    assertThat(event.context()).isEmpty();
    assertThat(event.sampled()).isEmpty();
    assertThat(event.loops()).isEmpty();
  }

  @Test
  void sampled_isPutTogether() throws DamagedLine {
    LoggedEvent event =
        event(
            ",\"stack\":[\"a\",\"b\",\"c\"],\"samples\":9,\"sampled\":[{\"count\":4,\"shared\":2,"
                + "\"frames\":[\"x\",\"y\"]},{\"count\":3,\"shared\":3},{\"count\":1,\"shared\":0}]");

    assertThat(event.sampled())
        .containsExactly(
            new Sampled(4, List.of("x", "y", "b", "c")),
            new Sampled(3, List.of("a", "b", "c")),
            new Sampled(1, List.of()));
  }

  @Test
  void withoutSampled_allSamplesShowedTheStack() throws DamagedLine {
    assertThat(event(",\"stack\":[\"a\"],\"samples\":9").sampled())
        .containsExactly(new Sampled(9, List.of("a")));
    assertThat(event(",\"stack\":[\"a\"]").sampled()).isEmpty();
    assertThat(event(",\"samples\":9").sampled()).isEmpty();
  }

  @Test
  void lists_cannotBeChanged() throws DamagedLine {
    LoggedEvent event = event(",\"stack\":[\"a\"],\"context\":{\"a\":\"b\"},\"samples\":1");

    assertThatThrownBy(() -> event.stack().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> event.context().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> event.sampled().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> event.sampled().get(0).stack().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
