// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.event.Dropped;
import java.io.IOException;

/** The fields of {@code dropped}. Used for one event, by one thread. */
final class DroppedJson {
  private final JsonWriter json;
  private final JsonFields fields;

  DroppedJson(JsonWriter json) {
    this.json = json;
    fields = new JsonFields(json);
  }

  void write(Dropped dropped) throws IOException {
    json.name("type").value("dropped");
    json.name("id").value(dropped.id());
    json.name("time").value(dropped.time().toString());
    fields.loop(dropped.loop());
    json.name("future").value(dropped.future());
    json.name("failure").value(dropped.failure());
    json.name("message").value(dropped.message());
    fields.culprit(dropped.culprit());
    fields.frames("stack", dropped.stack());
    fields.frames("failureStack", dropped.failureStack());
    fields.context(dropped.context());
    json.name("hint").value(dropped.hint());
  }
}
