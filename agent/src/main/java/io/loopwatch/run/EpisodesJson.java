// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.report.FrameText;
import io.loopwatch.report.LoggedCount;
import io.loopwatch.report.LoggedEvent;
import io.loopwatch.report.LoggedHolder;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is neither a stall nor a call, each in a line of words. */
final class EpisodesJson {
  private static final int MOST_NAMED = 5;

  private final JsonWriter json;

  EpisodesJson(JsonWriter json) {
    this.json = json;
  }

  void write(List<Episode> episodes) throws IOException {
    json.name("episodes").beginArray();
    for (Episode episode : episodes) {
      LoggedEvent event = episode.event();
      json.beginObject();
      json.name("type").value(event.type());
      json.name("loop").value(episode.loop() < 0 ? null : (Integer) episode.loop());
      json.name("time").value(Grid.millis(event.time()));
      json.name("nanos").value(event.durationNanos() < 0 ? null : (Long) event.durationNanos());
      json.name("text").value(text(event));
      json.name("stall").value(event.stall() == 0 ? null : (Long) event.stall());
      json.endObject();
    }
    json.endArray();
  }

  private static String text(LoggedEvent event) {
    return switch (event.type()) {
      case "lag" -> lag(event);
      case "starvation" -> "all carriers are held" + holders(event.holders()) + waiting(event);
      case "flood" -> flood(event);
      case "dropped" -> dropped(event);
      default -> event.text();
    };
  }

  private static String lag(LoggedEvent event) {
    String cause = event.cause();
    return "tasks wait for their turn"
        + waiting(event)
        + (cause == null ? "" : ": " + cause)
        + (event.stall() == 0 ? "" : ", behind stall #" + event.stall());
  }

  private static String waiting(LoggedEvent event) {
    return event.waitingTasks() <= 0 ? "" : ", " + event.waitingTasks() + " waiting";
  }

  private static String holders(List<LoggedHolder> holders) {
    return holders.stream()
        .limit(MOST_NAMED)
        .map(each -> each.virtualThread() + at(each.culprit()))
        .collect(Collectors.joining("; ", holders.isEmpty() ? "" : ": by ", ""));
  }

  private static String flood(LoggedEvent event) {
    return "waiting: " + tasks(event.waiting()) + "; ran meanwhile: " + tasks(event.ran());
  }

  private static String tasks(List<LoggedCount> tasks) {
    return tasks.isEmpty()
        ? "nothing that is known"
        : tasks.stream()
            .limit(MOST_NAMED)
            .map(each -> each.count() + " × " + each.what())
            .collect(Collectors.joining(", "));
  }

  private static String dropped(LoggedEvent event) {
    String message = event.message();
    return "a "
        + event.future()
        + " failed"
        + at(event.culprit())
        + " and nobody ever asked: "
        + event.failure()
        + (message == null ? "" : ": " + message);
  }

  private static String at(@Nullable StackTraceElement frame) {
    return frame == null ? "" : " at " + FrameText.place(frame);
  }
}
