// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwatch.event.Suppressed;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotasTest {
  private static final long PERIOD = 60_000_000_000L;
  private static final Instant TIME = Events.START;

  private final List<Suppressed> told = new ArrayList<>();
  private long now = Long.MAX_VALUE - 7; // the clock's zero is anywhere, and it wraps

  @Test
  void countIsDueAMomentAfterThePeriod() throws IOException {
    Quotas quotas = new Quotas(1, PERIOD);
    assertThat(quotas.waitNanos(now)).isEqualTo(Long.MAX_VALUE);
    report(quotas, "a", 3);
    assertThat(quotas.waitNanos(now)).isEqualTo(PERIOD + Quotas.PATIENCE_NANOS);

    now += PERIOD + Quotas.PATIENCE_NANOS - 1;
    quotas.tellDue(now, told::add);
    assertThat(told).isEmpty();
    now++;
    quotas.tellDue(now, told::add);
    quotas.tellDue(now, told::add);

    assertThat(told).containsExactly(new Suppressed(TIME, "a", 2));
    assertThat(quotas.waitNanos(now)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void countThatAReportHasTold_isNotToldAgain() throws IOException {
    Quotas quotas = new Quotas(1, PERIOD);
    report(quotas, "a", 3);
    now += PERIOD;
    assertThat(quotas.admit("a", TIME, now)).isEqualTo(2);

    now += PERIOD + Quotas.PATIENCE_NANOS;
    quotas.tellDue(now, told::add);
    quotas.tellAll(told::add);

    assertThat(told).isEmpty();
    assertThat(quotas.leftOut()).isEqualTo(2);
  }

  @Test
  void countWhoseReportCouldNotBeWritten_isToldLater() throws IOException {
    Quotas quotas = new Quotas(1, PERIOD);
    report(quotas, "a", 3);
    now += PERIOD;
    quotas.takeBack(quotas.admit("a", TIME, now));
    quotas.tellAll(told::add);

    assertThat(told).containsExactly(new Suppressed(TIME, "a", 2));
  }

  @Test
  void countOfAStreamThatIsNeverTold_comesEachPeriod() throws IOException {
    Quotas quotas = new Quotas(0, PERIOD);
    for (int i = 0; i < 10; i++) {
      report(quotas, "a", 1);
      now += PERIOD / 2;
      quotas.tellDue(now, told::add);
    }

    assertThat(told).extracting(Suppressed::count).containsExactly(3L, 2L, 2L, 2L);
  }

  @Test
  void countThatCannotBeTold_staysDue() throws IOException {
    Quotas quotas = new Quotas(1, PERIOD);
    report(quotas, "a", 2);
    now += PERIOD + Quotas.PATIENCE_NANOS;

    assertThatThrownBy(
            () ->
                quotas.tellDue(
                    now,
                    count -> {
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(quotas.waitNanos(now)).isZero();
    quotas.tellDue(now, told::add);
    assertThat(told).containsExactly(new Suppressed(TIME, "a", 1));
  }

  @Test
  void eachCulpritHasItsOwnDue() throws IOException {
    Quotas quotas = new Quotas(1, PERIOD);
    report(quotas, "a", 2);
    now += PERIOD / 2;
    report(quotas, "b", 2);
    now += PERIOD / 2 + Quotas.PATIENCE_NANOS;
    quotas.tellDue(now, told::add);

    assertThat(told).extracting(Suppressed::culprit).containsExactly("a");
    assertThat(quotas.waitNanos(now)).isEqualTo(PERIOD / 2);
  }

  @Test
  void moreCulpritsThanAreKept_shareOneLimit_soThatTheLogIsBounded() throws IOException {
    Quotas quotas = new Quotas(1, PERIOD);
    int many = 5 * Quotas.MOST;
    long told = 0;
    for (int i = 0; i < 2 * many; i++) {
      told += quotas.admit("culprit " + i % many, TIME, now) == Quotas.LEFT_OUT ? 0 : 1;
    }

    assertThat(told).isEqualTo(Quotas.MOST + 1);
    assertThat(quotas.leftOut()).isEqualTo(2 * many - told);
  }

  @Test
  void culpritsWhosePeriodIsOver_makeRoom() {
    Quotas quotas = new Quotas(1, PERIOD);
    for (int i = 0; i < Quotas.MOST; i++) {
      report(quotas, "old " + i, 1);
    }
    now += PERIOD;
    for (int i = 0; i < Quotas.MOST; i++) {
      assertThat(quotas.admit("new " + i, TIME, now)).isZero();
    }
  }

  @Test
  void end_tellsTheLargestCounts_andTheRestInOne() throws IOException {
    Quotas quotas = new Quotas(1, PERIOD);
    for (int i = 0; i < 30; i++) {
      report(quotas, "culprit " + i, i + 2);
    }
    quotas.tellAll(told::add);

    assertThat(told).hasSize(Quotas.MOST_AT_END + 1);
    assertThat(told.get(0)).isEqualTo(new Suppressed(TIME, "culprit 29", 30));
    assertThat(told.get(Quotas.MOST_AT_END).culprit()).isEqualTo("those of other culprits");
    assertThat(told.stream().mapToLong(Suppressed::count).sum()).isEqualTo(quotas.leftOut());
  }

  private void report(Quotas quotas, String name, int times) {
    for (int i = 0; i < times; i++) {
      quotas.admit(name, TIME, now);
    }
  }
}
