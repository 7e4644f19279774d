// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.event.Flood;
import io.loopwatch.event.TaskCount;
import java.io.IOException;
import java.util.List;

/** The fields of {@code flood}. Used for one event, by one thread. */
final class FloodJson {
  private final JsonWriter json;
  private final JsonFields fields;

  FloodJson(JsonWriter json) {
    this.json = json;
    fields = new JsonFields(json);
  }

  void write(Flood flood) throws IOException {
    json.name("type").value("flood");
    json.name("id").value(flood.id());
    json.name("time").value(flood.time().toString());
    fields.loop(flood.loop());
    json.name("durationNanos").value(flood.durationNanos());
    json.name("thresholdNanos").value(flood.thresholdNanos());
    json.name("of").value(flood.isLag() ? "lag" : "iteration");
    fields.known("waitingTasks", flood.waitingTasks());
    tasks("waiting", flood.waiting());
    tasks("ran", flood.ran());
    json.name("hint").value(flood.hint());
  }

  private void tasks(String name, List<TaskCount> counts) throws IOException {
    if (counts.isEmpty()) {
      return;
    }
    json.name(name).beginArray();
    for (TaskCount count : counts) {
      json.beginObject();
      json.name("task").value(count.task());
      json.name("count").value(count.count());
      json.endObject();
    }
    json.endArray();
  }
}
