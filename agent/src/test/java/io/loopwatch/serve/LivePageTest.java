// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Start;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LivePageTest {
  private static final LoopId LOOP = new LoopId("loop-1", LoopKind.NETTY);
  private static final Request ANYTHING = new Request(null, null);

  private final SplittableRandom random = new SplittableRandom(4);
  private long now;
  private final LivePage page = new LivePage("1.2.3", Played.START, () -> now);

  private void add(int number) {
    page.add(Played.interval(number, Played.loop(LOOP, random)));
  }

  private JsonObject data() throws Exception {
    Answer answer = page.data(ANYTHING);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).isEqualTo("application/json");
    return JsonParser.parseString(new String(answer.body(), UTF_8)).getAsJsonObject();
  }

  @Test
  void whatWasCounted_isInTheData() throws Exception {
    page.add(new Start(Played.START, "1.2.3", Map.of("threshold", "100ms")));
    add(0);
    add(1);
    JsonObject loop = data().getAsJsonArray("loops").get(0).getAsJsonObject();
    assertThat(loop.get("name").getAsString()).isEqualTo("loop-1");
    JsonObject callbacks = loop.getAsJsonObject("kinds").getAsJsonObject("callback");
    assertThat(callbacks.get("count").getAsLong()).isEqualTo(1_000);
    assertThat(data().get("title").getAsString()).endsWith(", live").startsWith("pid ");
    assertThat(data().getAsJsonArray("problems")).isEmpty();
  }

  @Test
  void beforeAnything_thereIsAnEmptyRun() throws Exception {
    assertThat(data().getAsJsonArray("loops")).isEmpty();
  }

  @Test
  void onlyWhatIsNew_isMade_andSent() throws Exception {
    add(0);
    Answer first = page.data(ANYTHING);
    now += 60_000_000_000L;
    assertThat(page.data(ANYTHING)).as("nothing was added").isSameAs(first);
    assertThat(page.data(new Request(null, first.tag())).status()).isEqualTo(304);
    page.add(new Notice(Played.START, "something"));
    Answer second = page.data(new Request(null, first.tag()));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.tag()).isNotEqualTo(first.tag());
    add(1);
    now += 999_999_999L;
    assertThat(page.data(ANYTHING)).as("not again so soon").isSameAs(second);
    now += 1;
    assertThat(page.data(ANYTHING).tag()).isNotEqualTo(second.tag());
  }

  @Test
  void theLastMinutesAreKept() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      add(i);
    }
    JsonObject loop = data().getAsJsonArray("loops").get(0).getAsJsonObject();
    JsonObject callbacks = loop.getAsJsonObject("kinds").getAsJsonObject("callback");
    assertThat(callbacks.get("count").getAsLong()).isEqualTo(15 * 60 / 5 * 500);
  }

  @Test
  void thePageMayAskWhoServesIt_andNobodyElse() throws Exception {
    Answer answer = page.page(ANYTHING);
    String html = new String(answer.body(), UTF_8);
    assertThat(answer.policy())
        .startsWith("default-src 'none'; ")
        .endsWith("; connect-src 'self'")
        .doesNotContain("unsafe", "http");
    assertThat(html).contains("fetch('data.json'", "content=\"" + answer.policy() + "\"");
    assertThat(html.split("fetch\\(", -1)).hasSize(2);
  }
}
