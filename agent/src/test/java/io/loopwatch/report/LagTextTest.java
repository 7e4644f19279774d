// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Holder;
import io.loopwatch.event.Phase;
import io.loopwatch.event.SchedulerState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the log says of carriers that lag; of loops see {@link LogTextTest}. */
class LagTextTest {
  @Test
  void lag_countsWhoWaits() {
    LogMessage message =
        LogText.of(Carriers.lag(Phase.SEEN, 140, Carriers.scheduler(false)), 0, false);

    assertThat(message.text())
        .isEqualTo("#19 carriers lag 140 ms (threshold 100 ms), 17 virtual threads waiting");
    assertThat(message.logger()).isEqualTo("loopwatch.lag");
  }

  @Test
  void lagWithoutAQueueToRead_saysNoMore() {
    SchedulerState unknown = new SchedulerState(2, -1, -1, -1, false, List.of());

    assertThat(LogText.of(Carriers.lag(Phase.SEEN, 140, unknown), 0, false).text())
        .isEqualTo("#19 carriers lag 140 ms (threshold 100 ms)");
  }

  @Test
  void starvation_namesHolders_thenTheirStacks() {
    SchedulerState scheduler = Carriers.scheduler(true, Carriers.named(), Carriers.nameless());
    String stack =
        "\n\t\tat java.base/java.lang.Thread.sleep(Thread.java:509)"
            + "\n\t\tat com.acme.Orders.load(Orders.java:42)";

    assertThat(LogText.of(Carriers.lag(Phase.SEEN, 140, scheduler), 2, false).text())
        .isEqualTo(
            "#19 carriers lag 140 ms (threshold 100 ms): all 2 carriers are held:"
                + " ForkJoinPool-1-worker-1 by orders-7 #31 for 120 ms"
                + " at com.acme.Orders.load(Orders.java:42);"
                + " ForkJoinPool-1-worker-2 by #32 for 120 ms; 17 virtual threads waiting"
                + " (2 more like this were not logged)"
                + "\n\tForkJoinPool-1-worker-1 by orders-7 #31 for 120 ms in Thread.sleep,"
                + " stall #17:"
                + stack
                + "\n\tForkJoinPool-1-worker-2 by #32 for 120 ms:"
                + stack);
  }

  @Test
  void starvation_ofManyCarriers_namesSixteenOnTheFirstLine() {
    String text = text(Carriers.heldBy(Carriers.many(18)));

    assertThat(text.lines().findFirst().orElseThrow())
        .contains("all 18 carriers are held: ", "ForkJoinPool-1-worker-16 by t16 #46 for 120 ms")
        .endsWith("; and 2 more");
    assertThat(text)
        .contains("\n\tForkJoinPool-1-worker-18 by t18 #48 for 120 ms:\n\t\tat ")
        .hasLineCount(1 + 18 * 3);
    assertThat(text(Carriers.heldBy(Carriers.many(16)))).doesNotContain(" more");
  }

  @Test
  void starvation_ofOneCarrier() {
    assertThat(text(Carriers.heldBy(Carriers.many(1))))
        .contains(": the only carrier is held: ForkJoinPool-1-worker-1 by t1 #31 for 120 ms");
  }

  @Test
  void starvation_ofWhichNothingIsKnown_saysNoMore() {
    SchedulerState unknown = new SchedulerState(-1, -1, -1, -1, true, List.of());

    assertThat(text(unknown))
        .isEqualTo("#19 carriers lag 140 ms (threshold 100 ms): all carriers are held");
  }

  @Test
  void holderWithoutAStack_isNamedOnTheFirstLineOnly() {
    Holder bare = new Holder("worker\n1", "a\tb", 31, 120_000_000, List.of(), 0, null, null);

    assertThat(text(Carriers.heldBy(List.of(bare))))
        .endsWith(": worker\\n1 by a\\tb #31 for 120 ms")
        .hasLineCount(1);
  }

  @Test
  void ended_tellsTheLongest() {
    assertThat(
            LogText.of(Carriers.lag(Phase.ENDED, 2_700, Carriers.scheduler(true)), 0, false).text())
        .isEqualTo("#19 carriers lagged 2700 ms at most (threshold 100 ms)");
  }

  private static String text(SchedulerState scheduler) {
    return LogText.of(Carriers.lag(Phase.SEEN, 140, scheduler), 0, false).text();
  }
}
