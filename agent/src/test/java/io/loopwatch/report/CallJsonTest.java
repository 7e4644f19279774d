// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Event;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Stop;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the event log says of blocking calls. */
class CallJsonTest {
  private static JsonObject json(Event event) {
    return JsonParser.parseString(EventJson.of(event)).getAsJsonObject();
  }

  @Test
  void call_hasTheFieldsOfTheFormat() {
    assertThat(EventJson.of(Calls.sleep(18, 17)))
        .isEqualTo(
            "{\"type\":\"blocking\",\"id\":18,\"time\":\"2026-01-01T00:00:00Z\","
                + "\"loop\":\"vert.x-eventloop-thread-0\",\"loopKind\":\"vertx\","
                + "\"durationNanos\":3100000,\"thresholdNanos\":1000000,"
                + "\"operation\":\"TimeUnit.sleep\",\"kind\":\"sleep\","
                + "\"culprit\":{\"class\":\"com.acme.Orders\",\"method\":\"load\","
                + "\"file\":\"Orders.java\",\"line\":42},\"callback\":\"com.acme.Handler\","
                + "\"stack\":[\"java.base/java.lang.Thread.sleep(Thread.java:509)\","
                + "\"com.acme.Orders.load(Orders.java:42)\"],\"stall\":17,"
                + "\"context\":{\"verticle\":\"com.acme.OrdersVerticle\"}}");
  }

  @Test
  void unknownFields_areLeftOut() {
    assertThat(json(Calls.bare()).keySet())
        .containsExactly(
            "type",
            "id",
            "time",
            "loop",
            "loopKind",
            "durationNanos",
            "thresholdNanos",
            "operation",
            "kind");
  }

  @Test
  void stall_sumsItsCalls() {
    var bare = Events.evidence(17, StallKind.STALL, Phase.ENDED, 312, Events.LOOP, 20);
    var sums = List.of(new BlockingSum(new Operation("Thread.sleep", "sleep"), 38, 41_000_000));
    JsonObject stall = json(Events.stall(CallTextTest.with(bare, sums), Events.sleeping()));

    assertThat(stall.get("blocking").toString())
        .isEqualTo(
            "[{\"operation\":\"Thread.sleep\",\"kind\":\"sleep\",\"count\":38,"
                + "\"totalNanos\":41000000}]");
    assertThat(json(Events.ended(17)).has("blocking")).isFalse();
  }

  @Test
  void stop_tellsTheSites() {
    Stop stop = new Stop(Events.START, List.of());

    assertThat(json(stop.with(List.of(Calls.site()), List.of())).get("blocking").toString())
        .isEqualTo(
            "[{\"operation\":\"FileOutputStream.write\",\"kind\":\"file\","
                + "\"culprit\":{\"class\":\"com.acme.Orders\",\"method\":\"load\","
                + "\"file\":\"Orders.java\",\"line\":42},\"count\":38,\"totalNanos\":41000000,"
                + "\"maxNanos\":9000000,\"p50Nanos\":1000000,\"p99Nanos\":8000000}]");
    assertThat(json(stop).has("blocking")).isFalse();
  }
}
