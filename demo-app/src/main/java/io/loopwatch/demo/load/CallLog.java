// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.load;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file of calls: one JSON object a line, each enum by its name, each instant as ISO-8601 in
 * UTC.
 */
public final class CallLog {
  private static final Gson GSON = new Gson();

  private CallLog() {}

  /** Writes the calls to this file, in place of what it held. */
  public static void write(Path file, List<CallRecord> calls) throws IOException {
    Files.write(file, calls.stream().map(CallLog::toLine).toList());
  }

  /** Reads the calls of this file. */
  public static List<CallRecord> read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(CallLog::fromLine).toList();
    }
  }

  private static String toLine(CallRecord call) {
    JsonObject line = new JsonObject();
    line.addProperty("phase", call.phase().name());
    line.addProperty("framework", call.framework().name());
    line.addProperty("pattern", call.pattern().name());
    line.addProperty("start", call.start().toString());
    line.addProperty("end", call.end().toString());
    return GSON.toJson(line);
  }

  private static CallRecord fromLine(String text) {
    JsonObject line = GSON.fromJson(text, JsonObject.class);
    return new CallRecord(
        Phase.valueOf(line.get("phase").getAsString()),
        Framework.valueOf(line.get("framework").getAsString()),
        Pattern.valueOf(line.get("pattern").getAsString()),
        Instant.parse(line.get("start").getAsString()),
        Instant.parse(line.get("end").getAsString()));
  }
}
