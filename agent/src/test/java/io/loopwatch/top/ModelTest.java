// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import static io.loopwatch.top.Readings.MILLI;
import static io.loopwatch.top.Readings.SECOND;
import static io.loopwatch.top.Readings.at;
import static io.loopwatch.top.Readings.loop;
import static io.loopwatch.top.Readings.running;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelTest {
  private static final long LONG_LAG = 300 * MILLI;

  private final Model model = new Model();

  private Row update(long nanos, LoopReading loop) {
    return model.update(at(nanos, loop)).get(0);
  }

  @Test
  void aFirstReading_knowsOnlyWhatIsNow() {
    Row row = update(SECOND, loop("loop-1", 60 * SECOND, SECOND, MILLI, 1_000));
    assertThat(row.utilization()).isEqualTo(-1);
    assertThat(row.p99Nanos()).isEqualTo(-1);
    assertThat(row.maxNanos()).isEqualTo(-1);
    assertThat(row.now().lagNowNanos()).isEqualTo(MILLI);
  }

  @Test
  void utilization_isThatOfTheLastRefresh() {
    update(SECOND, loop("loop-1", 600 * SECOND, 0));
    Row row = update(2 * SECOND, loop("loop-1", 600 * SECOND + 250 * MILLI, 750 * MILLI));
    assertThat(row.utilization()).isEqualTo(0.25);
  }

  @Test
  void percentiles_areOfWhatCameSinceItLooks() {
    update(SECOND, loop("loop-1", 0, 0, LONG_LAG, 1_000, 2 * MILLI, 5));
    Row row = update(2 * SECOND, loop("loop-1", 0, SECOND, LONG_LAG, 1_000, 2 * MILLI, 105));
    assertThat(row.p99Nanos()).isBetween(2 * MILLI, 2 * MILLI * 102 / 100);
    assertThat(row.maxNanos()).isBetween(2 * MILLI, 2 * MILLI * 102 / 100);
  }

  @Test
  void oneOfAHundred_isTheMaximumAndNotTheP99() {
    update(SECOND, loop("loop-1", 0, 0));
    Row row = update(2 * SECOND, loop("loop-1", 0, SECOND, LONG_LAG, 1, 2 * MILLI, 199));
    assertThat(row.p99Nanos()).isLessThan(3 * MILLI);
    assertThat(row.maxNanos()).isBetween(LONG_LAG, LONG_LAG * 102 / 100);
  }

  @Test
  void afterAMinute_aLagIsForgotten() {
    update(SECOND, loop("loop-1", 0, 0));
    update(2 * SECOND, loop("loop-1", 0, SECOND, LONG_LAG, 1));
    Row then = update(61 * SECOND, loop("loop-1", 0, SECOND, LONG_LAG, 1, MILLI, 9));
    assertThat(then.maxNanos()).isGreaterThanOrEqualTo(LONG_LAG);
    Row later = update(62 * SECOND, loop("loop-1", 0, SECOND, LONG_LAG, 1, MILLI, 18));
    assertThat(later.maxNanos()).isLessThan(2 * MILLI);
  }

  @Test
  void aCallbackOverTheThreshold_blocks_andOneBelowDoesNot() {
    assertThat(update(SECOND, running("loop-1", 100 * MILLI, "x")).isBlocked()).isTrue();
    assertThat(update(2 * SECOND, running("loop-1", 99 * MILLI, "")).isBlocked()).isFalse();
    assertThat(update(3 * SECOND, loop("loop-1", 0, 0)).isBlocked()).isFalse();
  }

  @Test
  void aLoopThatComesBack_beginsAnew() {
    update(SECOND, loop("loop-1", 0, 0));
    update(2 * SECOND, loop("loop-2", 0, 0));
    Row row = update(3 * SECOND, loop("loop-1", SECOND, SECOND, LONG_LAG, 1));
    assertThat(row.maxNanos()).isEqualTo(-1);
  }
}
