// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link EventLogReporter} writes. */
public final class EventLog {
  private EventLog() {}

  /**
   * All events of the file in its order. A last line without a line break is still being written
   * and left out.
   *
   * @throws IOException where the file cannot be read, or a line is not a JSON object; the message
   *     names the line
   */
  public static List<JsonObject> read(Path path) throws IOException {
    String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    List<JsonObject> events = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      events.add(parse(text.substring(from, end), path, events.size() + 1));
      from = end + 1;
    }
    return events;
  }

  private static JsonObject parse(String line, Path path, int number) throws IOException {
    try {
      return JsonParser.parseString(line).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(path + ":" + number + " is not a JSON object", e);
    }
  }
}
