// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.event.BlockingSite;
import io.loopwatch.event.CulpritTotals;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Stop;
import java.io.IOException;
import java.util.List;

/** The tables of {@code stop}. Used for one event, by one thread. */
final class StopJson {
  private final JsonWriter json;
  private final JsonFields fields;

  StopJson(JsonWriter json) {
    this.json = json;
    fields = new JsonFields(json);
  }

  void write(Stop stop) throws IOException {
    loops(stop.loops());
    culprits(stop.culprits());
    sites(stop.blocking());
  }

  private void loops(List<LoopTotals> loops) throws IOException {
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

  private void culprits(List<CulpritTotals> culprits) throws IOException {
    if (culprits.isEmpty()) {
      return;
    }
    json.name("culprits").beginArray();
    for (CulpritTotals culprit : culprits) {
      json.beginObject();
      json.name("cause").value(culprit.cause().label());
      json.name("operation").value(culprit.operation());
      fields.culprit(culprit.culprit());
      json.name("loop").value(culprit.loop());
      json.name("count").value(culprit.count());
      json.name("totalNanos").value(culprit.totalNanos());
      json.name("maxNanos").value(culprit.maxNanos());
      json.name("overNanos").value(culprit.overNanos());
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
