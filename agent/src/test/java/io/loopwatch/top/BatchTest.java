// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import static io.loopwatch.top.Readings.MILLI;
import static io.loopwatch.top.Readings.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows without a terminal, from a source that plays. */
class BatchTest {
  private final StringWriter text = new StringWriter();
  private final Deque<Object> played = new ArrayDeque<>();

  private void run(long count) throws LostException, InterruptedException {
    Top.asRows(Readings.SUBJECT, new Played(played), 1, count, new PrintWriter(text));
  }

  private static Reading reading(int number) {
    return Readings.at(
        number * SECOND, Readings.loop("loop-1", number * 250 * MILLI, number * 750 * MILLI));
  }

  @Test
  void eachRefresh_hasItsRows() throws Exception {
    played.addAll(List.of(reading(1), reading(2), reading(3), reading(4)));
    run(2);
    assertThat(text.toString().lines().filter(line -> line.startsWith("loop-1 "))).hasSize(2);
    assertThat(text.toString().lines().filter(line -> line.startsWith("loop-1 ")))
        .allMatch(line -> line.contains(" 25%"));
    assertThat(text.toString()).contains("LOOP", "PID 4711").doesNotContain("BLOCKED", "\u001b");
  }

  @Test
  void whoIsBlocked_isSaidWithTheLine() throws Exception {
    LoopReading stalled =
        Readings.running("loop-1", SECOND, "com.acme.Orders.load(Orders.java:42)");
    played.addAll(List.of(reading(1), Readings.at(2 * SECOND, stalled)));
    run(1);
    assertThat(text.toString()).contains("BLOCKED 1.0 s  com.acme.Orders.load(Orders.java:42)");
  }

  @Test
  void silence_isSaid_andItGoesOn() throws Exception {
    played.addAll(List.of(reading(1), new SilentException("no answer: why"), reading(2)));
    run(1);
    assertThat(text.toString()).contains("no answer: why", "loop-1 ");
  }

  @Test
  void anEnd_isThrown() {
    played.addAll(List.of(reading(1), new LostException("4711 has ended")));
    assertThatThrownBy(() -> run(0)).isInstanceOf(LostException.class).hasMessage("4711 has ended");
  }
}
