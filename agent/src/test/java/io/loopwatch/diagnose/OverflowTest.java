// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Sample;
import io.loopwatch.event.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pauses that are counted in a sample that has no room for them. */
class OverflowTest {
  private static Sample sample(Thread.State state, long nanos, Usage usage) {
    return new Sample(List.of(), state, null, false).standingFor(nanos, usage, null);
  }

  private static Sample ran(long nanos, long cpu, long gc, long safepoint, long stopped) {
    Usage usage = new Usage(nanos, cpu, gc, safepoint, stopped, -1, 0, 0);
    return sample(Thread.State.RUNNABLE, nanos, usage);
  }

  private static Sample slept(long nanos, long gc) {
    Usage usage = new Usage(nanos, 0, gc, 0, 0, -1, 0, 0);
    return sample(Thread.State.TIMED_WAITING, nanos, usage);
  }

  private static void assertMoved(List<Sample> from, Sample... to) {
    assertThat(Overflow.movedBack(from)).containsExactly(to);
  }

  @Test
  void pausesThatHaveRoom_stay() {
    List<Sample> fine = List.of(ran(100, 20, 30, 40, 10), ran(100, 0, 0, 100, 0), slept(10, 90));

    assertThat(Overflow.movedBack(fine)).isEqualTo(fine);
  }

  @Test
  void moreThanThereIsRoomFor_wasBefore() {
    assertMoved(
        List.of(ran(100, 10, 0, 0, 0), ran(100, 20, 120, 0, 0)),
        ran(100, 10, 40, 0, 0),
        ran(100, 20, 80, 0, 0));
  }

  @Test
  void eachKindMovesInItsShare() {
    assertMoved(
        List.of(ran(100, 0, 0, 0, 0), ran(60, 0, 30, 60, 30)),
        ran(100, 0, 15, 30, 15),
        ran(60, 0, 15, 30, 15));
  }

  @Test
  void itMovesOnOverWhatHasNoRoom_andOverWaits() {
    assertMoved(
        List.of(ran(100, 0, 0, 0, 0), slept(50, 7), ran(10, 10, 0, 0, 0), ran(10, 4, 36, 0, 0)),
        ran(100, 0, 30, 0, 0),
        slept(50, 7),
        ran(10, 10, 0, 0, 0),
        ran(10, 4, 6, 0, 0));
  }

  @Test
  void whatHasRoomNowhere_isTheFirstOnes() {
    assertMoved(
        List.of(slept(10, 0), ran(100, 90, 0, 0, 0), ran(100, 100, 50, 0, 0)),
        slept(10, 0),
        ran(100, 90, 50, 0, 0),
        ran(100, 100, 0, 0, 0));
  }

  @Test
  void whatIsUnknown_staysUnknown() {
    List<Sample> unknown = List.of(ran(100, -1, -1, -1, 0), ran(100, -1, -1, -1, 0));

    assertThat(Overflow.movedBack(unknown)).isEqualTo(unknown);
  }
}
