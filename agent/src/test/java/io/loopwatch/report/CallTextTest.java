// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Stop;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the log says of blocking calls. */
class CallTextTest {
  @Test
  void call_tellsPlaceAndStack() {
    LogMessage message = LogText.of(Calls.sleep(18, 0), 0);

    assertThat(message.text())
        .isEqualTo(
            "#18 vert.x-eventloop-thread-0 blocked 3.1 ms in TimeUnit.sleep"
                + " at com.acme.Orders.load(Orders.java:42), in com.acme.OrdersVerticle\n"
                + "\tat java.base/java.lang.Thread.sleep(Thread.java:509)\n"
                + "\tat com.acme.Orders.load(Orders.java:42)");
    assertThat(message.logger()).isEqualTo("loopwatch.blocking");
    assertThat(message.level()).isEqualTo(Level.WARNING);
  }

  @Test
  void callInAStall_namesTheStall() {
    assertThat(LogText.of(Calls.sleep(18, 17), 4).text())
        .contains(", in stall #17 (4 more like this were not logged)\n\tat ");
  }

  @Test
  void callOfWhichNothingIsKnown_saysNoMore() {
    assertThat(LogText.of(Calls.bare(), 0).text())
        .isEqualTo("#18 vert.x-eventloop-thread-0 blocked 3.1 ms in Thread.sleep");
  }

  @Test
  void end_tellsTenSitesAtMost() {
    Stop stop =
        new Stop(Events.START, List.of()).with(Collections.nCopies(12, Calls.site()), List.of());

    LogMessage message = LogText.blocking(stop);
    assertThat(message.text().lines())
        .hasSize(11)
        .startsWith(
            "where your loops block:",
            "\t41 ms in 38 × FileOutputStream.write at com.acme.Orders.load(Orders.java:42),"
                + " p50 1 ms, p99 8 ms, longest 9 ms");
    assertThat(message.level()).isEqualTo(Level.INFO);
  }

  @Test
  void tableWithoutSites_saysSo() {
    assertThat(CallText.table(List.of())).isEqualTo("no loop has blocked in a call");
  }

  @Test
  void stallEnded_sumsItsCalls() {
    Evidence bare = Events.evidence(17, StallKind.STALL, Phase.ENDED, 312, Events.LOOP, 20);
    List<BlockingSum> sums =
        List.of(
            new BlockingSum(new Operation("FileOutputStream.write", "file"), 38, 41_000_000),
            new BlockingSum(new Operation("Thread.sleep", "sleep"), 1, 9_000_000));

    assertThat(LogText.of(Events.stall(with(bare, sums), Events.sleeping()), false, 0).text())
        .contains(", 38 × FileOutputStream.write 41 ms in all, 1 × Thread.sleep 9 ms, CPU");
  }

  static Evidence with(Evidence bare, List<BlockingSum> sums) {
    return new Evidence(
        bare.id(),
        bare.kind(),
        bare.phase(),
        bare.time(),
        bare.loop(),
        bare.durationNanos(),
        bare.thresholdNanos(),
        bare.samples(),
        bare.callbackClass(),
        bare.callbacks(),
        bare.longestCallbackNanos(),
        bare.waitingTasks(),
        bare.cpuNanos(),
        bare.gcNanos(),
        bare.observedNanos(),
        bare.context(),
        sums);
  }
}
