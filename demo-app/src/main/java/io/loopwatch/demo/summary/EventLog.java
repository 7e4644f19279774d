// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.summary;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads Loopwatch's event log: a JSON object a line, of which the demo uses those that are about a
 * loop.
 */
final class EventLog {
  private static final Gson GSON = new Gson();

  private EventLog() {}

  /**
   * All reports of this file, in their order; of several of one type and id, the one that came
   * last.
   */
  static List<Report> read(Path file) throws IOException {
    Map<String, Report> byId = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .map(it -> GSON.fromJson(it, JsonObject.class))
          .filter(it -> it.has("loop"))
          .map(EventLog::report)
          .forEach(it -> byId.put(it.type() + it.id(), it));
    }
    return List.copyOf(byId.values());
  }

  private static Report report(JsonObject event) {
    return new Report(
        event.get("id").getAsLong(),
        event.get("type").getAsString(),
        event.get("loop").getAsString(),
        Instant.parse(event.get("time").getAsString()),
        duration(event),
        text(event, "cause"),
        text(event, "operation").or(() -> text(event, "future")),
        Optional.ofNullable(event.getAsJsonObject("culprit"))
            .map(EventLog::frame)
            .or(() -> task(event)),
        text(event, "hint").or(() -> cure(event)));
  }

  /** A failure that nobody looked at has none. */
  private static Duration duration(JsonObject event) {
    JsonElement nanos = event.get("durationNanos");
    return nanos == null ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong());
  }

  /** What a pin has in place of a hint. */
  private static Optional<String> cure(JsonObject event) {
    return Optional.ofNullable(event.getAsJsonObject("pinned")).flatMap(it -> text(it, "cure"));
  }

  /** The class of most tasks of a flood: it has no line. */
  private static Optional<StackTraceElement> task(JsonObject event) {
    return Stream.of("waiting", "ran")
        .filter(event::has)
        .map(it -> event.getAsJsonArray(it).get(0).getAsJsonObject().get("task").getAsString())
        .map(it -> new StackTraceElement(it, "", null, -1))
        .findFirst();
  }

  private static StackTraceElement frame(JsonObject culprit) {
    return new StackTraceElement(
        culprit.get("class").getAsString(),
        culprit.get("method").getAsString(),
        text(culprit, "file").orElse("?"),
        Optional.ofNullable(culprit.get("line")).map(JsonElement::getAsInt).orElse(-1));
  }

  private static Optional<String> text(JsonObject object, String field) {
    return Optional.ofNullable(object.get(field)).map(JsonElement::getAsString);
  }
}
