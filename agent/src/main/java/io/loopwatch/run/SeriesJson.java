// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A loop's time lines: microseconds and whole percents; nothing for a step without a value. */
final class SeriesJson {
  private final JsonWriter json;

  SeriesJson(JsonWriter json) {
    this.json = json;
  }

  void write(LoopRun loop) throws IOException {
    json.name("series").beginObject();
    for (Measure measure : loop.measures()) {
      Series series = loop.series(measure);
      if (series != null) {
        json.name(measure.label()).beginObject();
        micros("p50", series.p50Nanos());
        micros("p99", series.p99Nanos());
        micros("max", series.maxNanos());
        json.endObject();
      }
    }
    utilization(loop.utilizations());
    json.endObject();
  }

  private void micros(String name, long[] nanos) throws IOException {
    json.name(name).beginArray();
    for (long each : nanos) {
      if (each == Series.NONE) {
        json.jsonValue("null");
      } else {
        json.value(Math.round(each / 1e3));
      }
    }
    json.endArray();
  }

  private void utilization(double @Nullable [] parts) throws IOException {
    if (parts == null) {
      return;
    }
    json.name("utilization").beginArray();
    for (double part : parts) {
      if (Double.isNaN(part)) {
        json.jsonValue("null");
      } else {
        json.value(Math.round(part * 1_000) / 10.0);
      }
    }
    json.endArray();
  }
}
