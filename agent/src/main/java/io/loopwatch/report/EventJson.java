// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Event;
import io.loopwatch.event.Flood;
import io.loopwatch.event.Lag;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Stall;
import io.loopwatch.event.Start;
import io.loopwatch.event.Stop;
import java.io.IOException;
import java.io.StringWriter;

/**
 * One event as one JSON object on one line. Fields that do not apply are left out: the writer drops
 * a name whose value is null. Used for one event, by one thread.
 */
final class EventJson {
  private final JsonWriter json;
  private final JsonFields fields;

  private EventJson(JsonWriter json) {
    this.json = json;
    fields = new JsonFields(json);
  }

  /** The object, without a line break. */
  static String of(Event event) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setSerializeNulls(false);
      new EventJson(json).write(event);
    } catch (IOException e) {
      throw new IllegalStateException("a StringWriter does not fail", e);
    }
    return text.toString();
  }

  private void write(Event event) throws IOException {
    json.beginObject();
    if (event instanceof Stall stall) {
      new StallJson(json).write(stall);
    } else if (event instanceof Lag lag) {
      new LagJson(json).write(lag);
    } else if (event instanceof BlockingCall call) {
      new CallJson(json).write(call);
    } else if (event instanceof Flood flood) {
      new FloodJson(json).write(flood);
    } else if (event instanceof Dropped dropped) {
      new DroppedJson(json).write(dropped);
    } else if (event instanceof Notice notice) {
      head("notice", event);
      json.name("text").value(notice.text());
    } else if (event instanceof Start start) {
      head("start", event);
      start(start);
    } else if (event instanceof Stop stop) {
      head("stop", event);
      new StopJson(json).write(stop);
    } else {
      throw new IllegalArgumentException("not in the event log: " + event.getClass().getName());
    }
    json.endObject();
  }

  /** Whose file it is: those of several processes may be read together. */
  private void start(Start start) throws IOException {
    json.name("version").value(start.version());
    json.name("host").value(ThisProcess.host());
    json.name("pid").value(ThisProcess.pid());
    fields.strings("options", start.options());
  }

  private void head(String type, Event event) throws IOException {
    json.name("type").value(type);
    json.name("time").value(event.time().toString());
  }
}
