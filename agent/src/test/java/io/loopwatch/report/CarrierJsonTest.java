// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwatch.event.Event;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Pin;
import io.loopwatch.event.PinReason;
import io.loopwatch.event.SchedulerState;
import io.loopwatch.event.Stop;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the event log says of virtual threads and their carriers. */
class CarrierJsonTest {
  private static final String PINNED =
      "{\"reason\":\"synchronized\",\"frame\":{\"class\":\"com.acme.Orders\","
          + "\"method\":\"total\",\"file\":\"Orders.java\",\"line\":30},"
          + "\"cure\":\"on JDK 24+ this would not pin\"}";

  private static JsonObject json(Event event) {
    return JsonParser.parseString(EventJson.of(event)).getAsJsonObject();
  }

  @Test
  void stall_tellsVirtualThreadAndPin() {
    JsonObject stall = json(Carriers.seen(Carriers.NAMED));

    assertThat(stall.get("type").getAsString()).isEqualTo("stall");
    assertThat(stall.get("loop").getAsString()).isEqualTo("ForkJoinPool-1-worker-1");
    assertThat(stall.get("loopKind").getAsString()).isEqualTo("carrier");
    assertThat(stall.get("context"))
        .hasToString("{\"virtualThread\":\"orders-7\",\"virtualThreadId\":\"31\"}");
    assertThat(stall.get("pinned")).hasToString(PINNED);
  }

  @Test
  void stallThatIsNotPinned_saysNothingOfPins() {
    Event computing = Carriers.stall(Phase.SEEN, 120, Carriers.NAMED, Carriers.sleeping(null));

    assertThat(json(computing).has("pinned")).isFalse();
  }

  @Test
  void pin_hasTheFieldsOfTheFormat() {
    assertThat(EventJson.of(Carriers.pinned(17, Carriers.PIN)))
        .isEqualTo(
            "{\"type\":\"pinned\",\"id\":18,\"time\":\"2026-01-01T00:00:00Z\","
                + "\"loop\":\"ForkJoinPool-1-worker-1\",\"loopKind\":\"carrier\","
                + "\"durationNanos\":31000000,\"thresholdNanos\":20000000,"
                + "\"operation\":\"Thread.sleep\",\"kind\":\"pin\","
                + "\"culprit\":{\"class\":\"com.acme.Orders\",\"method\":\"load\","
                + "\"file\":\"Orders.java\",\"line\":42},"
                + "\"callback\":\"com.acme.Orders$$Lambda\","
                + "\"stack\":[\"java.base/java.lang.Thread.sleep(Thread.java:509)\","
                + "\"com.acme.Orders.load(Orders.java:42)\"],\"stall\":17,"
                + "\"context\":{\"virtualThread\":\"#31\",\"virtualThreadId\":\"31\"},"
                + "\"pinned\":"
                + PINNED
                + "}");
  }

  @Test
  void pinOfWhichNothingIsKnown_hasOnlyAReason() {
    Pin unknown = new Pin(PinReason.UNKNOWN, null, "");

    assertThat(json(Carriers.pinned(0, unknown)).get("pinned"))
        .hasToString("{\"reason\":\"unknown\"}");
  }

  @Test
  void pinTooShortToBeToldAsOne_isABlockingCall() {
    JsonObject call = json(Carriers.pinned(0, null));

    assertThat(call.get("type").getAsString()).isEqualTo("blocking");
    assertThat(call.get("kind").getAsString()).isEqualTo("pin");
    assertThat(call.has("pinned")).isFalse();
  }

  @Test
  void lag_hasTheFiguresOfTheScheduler() {
    assertThat(EventJson.of(Carriers.lag(Phase.SEEN, 140, Carriers.scheduler(false))))
        .isEqualTo(
            "{\"type\":\"lag\",\"id\":19,\"phase\":\"seen\",\"time\":\"2026-01-01T00:00:00Z\","
                + "\"loop\":\"carriers\",\"loopKind\":\"carrier\",\"durationNanos\":140000000,"
                + "\"thresholdNanos\":100000000,\"waitingTasks\":17,"
                + "\"carriers\":{\"parallelism\":2,\"poolSize\":2,\"mounted\":2,\"queued\":17}}");
  }

  @Test
  void figuresThatTheJdkDoesNotTell_areLeftOut() {
    SchedulerState scheduler = new SchedulerState(2, -1, 0, -1, false, List.of());

    assertThat(json(Carriers.lag(Phase.SEEN, 140, scheduler)).get("carriers"))
        .hasToString("{\"parallelism\":2,\"mounted\":0}");
  }

  @Test
  void starvation_namesWhoHolds() {
    SchedulerState scheduler = Carriers.scheduler(true, Carriers.named(), Carriers.nameless());
    JsonObject starvation = json(Carriers.lag(Phase.SEEN, 140, scheduler));

    String stack =
        "\"stack\":[\"java.base/java.lang.Thread.sleep(Thread.java:509)\","
            + "\"com.acme.Orders.load(Orders.java:42)\"]";
    assertThat(starvation.get("type").getAsString()).isEqualTo("starvation");
    assertThat(starvation.get("carriers").getAsJsonObject().get("queued").getAsInt()).isEqualTo(17);
    assertThat(starvation.get("holders"))
        .hasToString(
            "[{\"carrier\":\"ForkJoinPool-1-worker-1\",\"virtualThread\":\"orders-7\","
                + "\"virtualThreadId\":\"31\",\"durationNanos\":120000000,"
                + "\"operation\":\"Thread.sleep\","
                + "\"culprit\":{\"class\":\"com.acme.Orders\",\"method\":\"load\","
                + "\"file\":\"Orders.java\",\"line\":42},"
                + stack
                + ",\"stall\":17},"
                + "{\"carrier\":\"ForkJoinPool-1-worker-2\",\"virtualThread\":\"#32\","
                + "\"virtualThreadId\":\"32\",\"durationNanos\":120000000,"
                + stack
                + "}]");
  }

  @Test
  void starvationThatEnded_hasNoHolders() {
    JsonObject ended = json(Carriers.lag(Phase.ENDED, 2_700, Carriers.scheduler(true)));

    assertThat(ended.get("type").getAsString()).isEqualTo("starvation");
    assertThat(ended.get("phase").getAsString()).isEqualTo("ended");
    assertThat(ended.has("holders")).isFalse();
  }

  @Test
  void lagOfALoop_hasNoFiguresOfCarriers() {
    assertThat(json(Events.lag(Phase.SEEN, 140, 0)).has("carriers")).isFalse();
  }

  @Test
  void stop_hasOneEntryForAllCarriers() {
    LoopTotals totals = new LoopTotals(LoopId.CARRIERS, 10, 0, 3, 7, 1_000, 3_000, 312, 300);

    assertThat(json(new Stop(Events.START, List.of(totals))).get("loops"))
        .hasToString(
            "[{\"loop\":\"carriers\",\"loopKind\":\"carrier\",\"callbacks\":10,\"iterations\":0,"
                + "\"stalls\":3,\"overNanos\":7,\"utilization\":0.25,\"maxCallbackNanos\":312,"
                + "\"maxLagNanos\":300}]");
  }
}
