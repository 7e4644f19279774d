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
   * All reports of this file in the order of their ids; of the two of one id, the one that came
   * last.
   */
  static List<Report> read(Path file) throws IOException {
    Map<Long, Report> byId = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .map(it -> GSON.fromJson(it, JsonObject.class))
          .filter(it -> it.has("loop") && it.has("durationNanos"))
          .map(EventLog::report)
          .forEach(it -> byId.put(it.id(), it));
    }
    return List.copyOf(byId.values());
  }

  private static Report report(JsonObject event) {
    return new Report(
        event.get("id").getAsLong(),
        event.get("type").getAsString(),
        event.get("loop").getAsString(),
        Instant.parse(event.get("time").getAsString()),
        Duration.ofNanos(event.get("durationNanos").getAsLong()),
        text(event, "cause"),
        text(event, "operation"),
        Optional.ofNullable(event.getAsJsonObject("culprit")).map(EventLog::frame));
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
