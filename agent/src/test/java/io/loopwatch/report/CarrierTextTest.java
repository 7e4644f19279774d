// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Pin;
import io.loopwatch.event.PinReason;
import io.loopwatch.event.Stall;
import io.loopwatch.event.Stop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the log says of carriers that are held, and of pins. */
class CarrierTextTest {
  private static final String STACK =
      "\n\tat java.base/java.lang.Thread.sleep(Thread.java:509)"
          + "\n\tat com.acme.Orders.load(Orders.java:42)";

  @Test
  void stallSeen_tellsThreadReasonAndCure() {
    LogMessage message = LogText.of(Carriers.seen(Carriers.NAMED), true, 0);

    assertThat(message.text())
        .isEqualTo(
            "#17 ForkJoinPool-1-worker-1 held for 120 ms and counting (threshold 100 ms):"
                + " Thread.sleep at com.acme.Orders.load(Orders.java:42),"
                + " in virtual thread orders-7 #31,"
                + " pinned by synchronized at com.acme.Orders.total(Orders.java:30),"
                + " on JDK 24+ this would not pin, 12 virtual threads waiting"
                + STACK
                + "\n\tat com.acme.Orders.total(Orders.java:30)");
    assertThat(message.logger()).isEqualTo("loopwatch.stall");
  }

  @Test
  void stallEnded_tellsReasonWithoutCure() {
    assertThat(LogText.of(Carriers.ended(Carriers.NAMED), false, 0).text())
        .isEqualTo(
            "#17 ForkJoinPool-1-worker-1 was held for 312 ms: blocking, Thread.sleep 100 % of"
                + " 1 sample at com.acme.Orders.load(Orders.java:42),"
                + " pinned by synchronized at com.acme.Orders.total(Orders.java:30),"
                + " CPU 2 ms, delayed 12 virtual threads");
  }

  @Test
  void stallEnded_whichNobodySaw_tellsThreadAndCure() {
    assertThat(LogText.of(Carriers.ended(Carriers.NAMED), true, 0).text())
        .contains(
            "(Orders.java:42), in virtual thread orders-7 #31, pinned by ",
            ", on JDK 24+ this would not pin, CPU 2 ms")
        .endsWith("\n\tat com.acme.Orders.total(Orders.java:30)");
  }

  @Test
  void stallThatIsNotPinned_saysNothingOfPins() {
    Stall computing = Carriers.stall(Phase.SEEN, 120, Carriers.NAMED, Carriers.sleeping(null));

    assertThat(LogText.of(computing, false, 0).text())
        .endsWith(", in virtual thread orders-7 #31, 12 virtual threads waiting");
  }

  @Test
  void threadWithoutName_isToldOnce() {
    assertThat(LogText.of(Carriers.seen(Carriers.NAMELESS), false, 0).text())
        .contains(", in virtual thread #31, pinned")
        .doesNotContain("#31 #31");
  }

  @Test
  void verticleOnAVirtualThread_isToldBeforeIt() {
    Map<String, String> context =
        Map.of(
            "virtualThread", "orders-7",
            "virtualThreadId", "31",
            "verticle", "com.acme.OrdersVerticle");

    assertThat(LogText.of(Carriers.seen(context), false, 0).text())
        .contains(", in com.acme.OrdersVerticle, in virtual thread orders-7 #31, pinned");
    assertThat(LogText.of(Carriers.read(context), 0).text())
        .contains(", in com.acme.OrdersVerticle, in virtual thread orders-7 #31\n");
  }

  @Test
  void pin_tellsThreadReasonAndCure() {
    LogMessage message = LogText.of(Carriers.pinned(0, Carriers.PIN), 0);

    assertThat(message.text())
        .isEqualTo(
            "#18 ForkJoinPool-1-worker-1 pinned 31 ms in Thread.sleep"
                + " at com.acme.Orders.load(Orders.java:42), in virtual thread #31,"
                + " by synchronized at com.acme.Orders.total(Orders.java:30):"
                + " on JDK 24+ this would not pin"
                + STACK);
    assertThat(message.logger()).isEqualTo("loopwatch.pinned");
  }

  @Test
  void pinInAStall_namesTheStall() {
    assertThat(LogText.of(Carriers.pinned(17, Carriers.PIN), 4).text())
        .contains(
            "(Orders.java:30), in stall #17: on JDK 24+ this would not pin"
                + " (4 more like this were not logged)\n\tat ");
  }

  @Test
  void pinOfWhichNothingIsKnown_saysNoMore() {
    Pin unknown = new Pin(PinReason.UNKNOWN, null, "");

    assertThat(LogText.of(Carriers.pinned(17, unknown), 0).text())
        .contains(" in virtual thread #31, in stall #17\n\tat ");
    assertThat(
            LogText.of(
                    Carriers.stall(Phase.SEEN, 120, Carriers.NAMED, Carriers.sleeping(unknown)),
                    false,
                    0)
                .text())
        .endsWith("orders-7 #31, pinned, 12 virtual threads waiting");
  }

  @Test
  void pinTooShortToBeToldAsOne_isABlockingCall() {
    LogMessage message = LogText.of(Carriers.pinned(0, null), 0);

    assertThat(message.text()).startsWith("#18 ForkJoinPool-1-worker-1 blocked 31 ms in");
    assertThat(message.logger()).isEqualTo("loopwatch.blocking");
  }

  @Test
  void blockingCall_tellsThread() {
    LogMessage message = LogText.of(Carriers.read(Carriers.NAMED), 0);

    assertThat(message.text())
        .isEqualTo(
            "#18 ForkJoinPool-1-worker-1 blocked 3.1 ms in FileInputStream.read"
                + " at com.acme.Orders.load(Orders.java:42), in virtual thread orders-7 #31"
                + STACK);
    assertThat(message.logger()).isEqualTo("loopwatch.blocking");
  }

  @Test
  void namesOfTheApplication_cannotForgeALine() {
    Map<String, String> forged = Map.of("virtualThread", "a\nWARN b", "virtualThreadId", "31");

    assertThat(LogText.of(Carriers.seen(forged), false, 0).text())
        .contains("in virtual thread a\\nWARN b #31")
        .hasLineCount(1);
  }

  @Test
  void stop_countsMountsApart() {
    LoopTotals loop = totals(new LoopId("loop-1", LoopKind.NETTY), 0);
    LoopTotals carriers = totals(LoopId.CARRIERS, 3);

    assertThat(LogText.of(new Stop(Events.START, List.of(loop, carriers)), 0).text())
        .isEqualTo(
            "loopwatch stops: 1 loop, 10 callbacks, 10 mounts, 3 stalls\n"
                + "\tcarriers: 10 mounts, 25 % busy, longest 312 ms, lag at most 300 ms,"
                + " 3 stalls\n"
                + "\tloop-1: 10 callbacks, 25 % busy, longest 312 ms, lag at most 300 ms,"
                + " 0 stalls");
  }

  private static LoopTotals totals(LoopId loop, long stalls) {
    return new LoopTotals(loop, 10, 5, stalls, 0, 1_000, 3_000, 312_000_000, 300_000_000);
  }
}
