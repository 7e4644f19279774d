// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Cause;
import io.loopwatch.event.CulpritTotals;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Event;
import io.loopwatch.event.Flood;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stop;
import io.loopwatch.event.Usage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the event log says of blame, effect, floods, dropped failures and totals. */
class ReportsJsonTest {
  private static final long MILLI = 1_000_000;

  private static JsonObject json(Event event) {
    return JsonParser.parseString(EventJson.of(event)).getAsJsonObject();
  }

  @Test
  void stall_tellsWhereTheTimeWent() {
    Usage usage = new Usage(350, 20, 100, 3, 7, 11, 13, 17);
    JsonObject stall = json(Blames.stall(Blames.with(Blames.ended(), usage, 3_100 * MILLI)));

    assertThat(stall.get("causes")).hasToString("{\"blocking\":250000000,\"gc\":100000000}");
    assertThat(stall.get("hint").getAsString()).isEqualTo("use a timer");
    assertThat(stall.get("safepointNanos").getAsLong()).isEqualTo(3);
    assertThat(stall.get("stoppedNanos").getAsLong()).isEqualTo(7);
    assertThat(stall.get("queuedNanos").getAsLong()).isEqualTo(11);
    assertThat(stall.get("throttledNanos").getAsLong()).isEqualTo(13);
    assertThat(stall.get("stolenNanos").getAsLong()).isEqualTo(17);
    assertThat(stall.get("delayNanos").getAsLong()).isEqualTo(3_100 * MILLI);
    assertThat(stall.get("origin")).hasToString("[\"com.acme.Orders.load(Orders.java:42)\"]");
  }

  @Test
  void stallOfWhichNoneOfThatIsKnown_leavesItOut() {
    assertThat(json(Events.ended(17)).keySet())
        .doesNotContain(
            "causes",
            "hint",
            "safepointNanos",
            "stoppedNanos",
            "queuedNanos",
            "throttledNanos",
            "stolenNanos",
            "delayNanos",
            "origin");
  }

  @Test
  void lock_tellsHowLongItWasHeld() {
    assertThat(json(Blames.locked(120 * MILLI)).getAsJsonObject("lock").get("heldNanos"))
        .hasToString("120000000");
    assertThat(json(Blames.locked(0)).getAsJsonObject("lock").has("heldNanos")).isFalse();
  }

  @Test
  void call_hasItsHint() {
    BlockingCall bare = Calls.sleep(18, 0);
    BlockingCall hinted =
        new BlockingCall(
            bare.evidence(), bare.operation(), bare.culprit(), bare.callback(), null, "a timer");

    assertThat(json(hinted).get("hint").getAsString()).isEqualTo("a timer");
    assertThat(json(bare).has("hint")).isFalse();
  }

  @Test
  void flood_tellsWhatWaits_andWhatRan() {
    assertThat(EventJson.of(Blames.flood(true)))
        .isEqualTo(
            "{\"type\":\"flood\",\"id\":21,\"time\":\"2026-01-01T00:00:00Z\","
                + "\"loop\":\"vert.x-eventloop-thread-0\",\"loopKind\":\"vertx\","
                + "\"durationNanos\":140000000,\"thresholdNanos\":100000000,\"of\":\"lag\","
                + "\"waitingTasks\":4812,"
                + "\"waiting\":[{\"task\":\"com.acme.Tick\",\"count\":4790},"
                + "{\"task\":\"com.acme.Other\",\"count\":22}],"
                + "\"ran\":[{\"task\":\"com.acme.Tick\",\"count\":1200}],"
                + "\"hint\":\"bound what may wait: let whoever submits go on only as fast as tasks"
                + " have run\"}");
    assertThat(json(Blames.flood(false)).get("of").getAsString()).isEqualTo("iteration");
  }

  @Test
  void lag_namesThePauseThatExplainsIt() {
    JsonObject paused = json(Blames.pausedLag(3, Events.START));

    assertThat(paused.get("cause").getAsString()).isEqualTo("stopped");
    assertThat(json(Events.lag(Phase.SEEN, 140, 0)).has("cause")).isFalse();
  }

  @Test
  void floodOfAQueueThatCannotBeRead_saysWhatRan() {
    Flood flood = new Flood(1, Events.START, Events.LOOP, 2, 1, true, -1, List.of(), List.of());

    assertThat(json(flood).keySet())
        .doesNotContain("waitingTasks", "waiting", "ran")
        .contains("of", "durationNanos");
  }

  @Test
  void dropped_tellsWhereItFailed() {
    assertThat(EventJson.of(Blames.dropped("Broken pipe")))
        .isEqualTo(
            "{\"type\":\"dropped\",\"id\":22,\"time\":\"2026-01-01T00:00:00Z\","
                + "\"loop\":\"vert.x-eventloop-thread-0\",\"loopKind\":\"vertx\","
                + "\"future\":\"Netty promise\",\"failure\":\"java.io.IOException\","
                + "\"message\":\"Broken pipe\",\"culprit\":{\"class\":\"com.acme.Orders\","
                + "\"method\":\"load\",\"file\":\"Orders.java\",\"line\":42},"
                + "\"stack\":[\"com.acme.Orders.load(Orders.java:42)\"],"
                + "\"failureStack\":[\"java.base/java.lang.Thread.sleep(Thread.java:509)\"],"
                + "\"context\":{\"verticle\":\"com.acme.OrdersVerticle\"},"
                + "\"hint\":\"give it a listener that looks at cause(), with addListener\"}");
  }

  @Test
  void droppedOfWhichLittleIsKnown() {
    Dropped dropped =
        new Dropped(
            22,
            Events.START,
            Events.LOOP,
            "CompletableFuture",
            "java.lang.Error",
            null,
            List.of(),
            List.of(),
            Map.of(),
            null);

    assertThat(json(dropped).keySet())
        .containsExactly("type", "id", "time", "loop", "loopKind", "future", "failure", "hint");
  }

  @Test
  void stop_tellsWhatStallsWereDueTo() {
    Stop stop = new Stop(Events.START, List.of());
    List<CulpritTotals> culprits =
        List.of(
            new CulpritTotals(Cause.BLOCKING, "Thread.sleep", Events.LOAD, null, 3, 40, 20, 10),
            new CulpritTotals(Cause.UNKNOWN, null, null, "loop-1", 1, 5, 5, 2));

    assertThat(json(stop.with(List.of(), culprits)).get("culprits"))
        .hasToString(
            "[{\"cause\":\"blocking\",\"operation\":\"Thread.sleep\","
                + "\"culprit\":{\"class\":\"com.acme.Orders\",\"method\":\"load\","
                + "\"file\":\"Orders.java\",\"line\":42},\"count\":3,\"totalNanos\":40,"
                + "\"maxNanos\":20,\"overNanos\":10},"
                + "{\"cause\":\"unknown\",\"loop\":\"loop-1\",\"count\":1,\"totalNanos\":5,"
                + "\"maxNanos\":5,\"overNanos\":2}]");
    assertThat(json(stop).has("culprits")).isFalse();
  }
}
