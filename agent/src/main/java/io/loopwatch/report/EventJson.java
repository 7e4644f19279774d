// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingSite;
import io.loopwatch.event.Event;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Stall;
import io.loopwatch.event.Start;
import io.loopwatch.event.Stop;
import io.loopwatch.event.Suppressed;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

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
    } else if (event instanceof Suppressed suppressed) {
      head("suppressed", event);
      json.name("text").value(suppressed.culprit());
      json.name("suppressed").value(suppressed.count());
    } else if (event instanceof Notice notice) {
      head("notice", event);
      json.name("text").value(notice.text());
    } else if (event instanceof Start start) {
      head("start", event);
      json.name("version").value(start.version());
      fields.strings("options", start.options());
    } else if (event instanceof Stop stop) {
      head("stop", event);
      totals(stop.loops());
      sites(stop.blocking());
    } else {
      throw new IllegalArgumentException("not in the event log: " + event.getClass().getName());
    }
    json.endObject();
  }

  private void head(String type, Event event) throws IOException {
    json.name("type").value(type);
    json.name("time").value(event.time().toString());
  }

  private void totals(List<LoopTotals> loops) throws IOException {
    json.name("loops").beginArray();
    for (LoopTotals loop : loops) {
      json.beginObject();
      fields.loop(loop.loop());
      json.name("callbacks").value(loop.callbacks());
      json.name("iterations").value(loop.iterations());
      json.name("stalls").value(loop.stalls());
      json.name("overNanos").value(loop.overNanos());
      json.name("utilization").value(loop.utilization());
      json.name("maxCallbackNanos").value(loop.maxCallbackNanos());
      json.name("maxLagNanos").value(loop.maxLagNanos());
      json.endObject();
    }
    json.endArray();
  }

  private void sites(List<BlockingSite> sites) throws IOException {
    if (sites.isEmpty()) {
      return;
    }
    json.name("blocking").beginArray();
    for (BlockingSite site : sites) {
      json.beginObject();
      json.name("operation").value(site.operation());
      json.name("kind").value(site.kind());
      fields.culprit(site.culprit());
      json.name("count").value(site.count());
      json.name("totalNanos").value(site.totalNanos());
      json.name("maxNanos").value(site.maxNanos());
      json.name("p50Nanos").value(site.p50Nanos());
      json.name("p99Nanos").value(site.p99Nanos());
      json.endObject();
    }
    json.endArray();
  }
}
