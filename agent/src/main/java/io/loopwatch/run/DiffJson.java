// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side as one JSON object, for programs. What is not known is left out. Used once,
 * by one thread.
 */
public final class DiffJson {
  private final JsonWriter json;
  private final RunDiff diff;
  private final RunJson figures;

  private DiffJson(JsonWriter json, RunDiff diff) {
    this.json = json;
    this.diff = diff;
    figures = new RunJson(json, diff.after());
  }

  /**
   * Writes the object, and leaves the writer open.
   *
   * @throws IOException where the writer fails
   */
  public static void write(RunDiff diff, Writer out) throws IOException {
    JsonWriter json = new JsonWriter(out);
    json.setSerializeNulls(false);
    json.setIndent("  ");
    new DiffJson(json, diff).all();
    json.flush();
  }

  private void all() throws IOException {
    json.beginObject();
    run("before", diff.before());
    run("after", diff.after());
    json.name("all").beginObject();
    for (Measure measure : Measure.values()) {
      measure(measure, diff.before().total(measure), diff.after().total(measure));
    }
    json.endObject();
    json.name("loops").beginArray();
    for (LoopDiff loop : diff.loops()) {
      loop(loop);
    }
    json.endArray();
    culprits();
    json.endObject();
  }

  private void run(String name, Run run) throws IOException {
    json.name(name).beginObject();
    json.name("files").beginArray();
    for (RunFile file : run.files()) {
      json.value(file.path());
    }
    json.endArray();
    json.name("seconds").value(RunDiff.seconds(run));
    json.name("loops").value(run.loops().size());
    json.name("stalls").value(run.hasEvents() ? run.count("stall", "iteration") : null);
    json.endObject();
  }

  private void loop(LoopDiff loop) throws IOException {
    json.beginObject();
    json.name("name").value(loop.name());
    side("before", loop.before());
    side("after", loop.after());
    json.name("kinds").beginObject();
    for (Measure measure : Measure.values()) {
      measure(measure, histogram(loop.before(), measure), histogram(loop.after(), measure));
    }
    json.endObject();
    json.endObject();
  }

  private void side(String name, @Nullable LoopSide side) throws IOException {
    if (side == null) {
      return;
    }
    json.name(name).beginObject();
    json.name("loops").value(side.loops());
    part("utilization", side.utilization());
    part("late", side.late());
    json.name("stalls").value(side.stalls());
    json.name("blockedNanos").value(side.blockedNanos());
    json.endObject();
  }

  private void measure(Measure measure, @Nullable Histogram before, @Nullable Histogram after)
      throws IOException {
    if (before == null && after == null) {
      return;
    }
    json.name(measure.label()).beginObject();
    histogram("before", before);
    histogram("after", after);
    json.endObject();
  }

  private void histogram(String name, @Nullable Histogram histogram) throws IOException {
    if (histogram != null) {
      json.name(name).beginObject();
      figures.figures(histogram);
      json.endObject();
    }
  }

  private void culprits() throws IOException {
    json.name("culprits").beginArray();
    for (CulpritDiff culprit : diff.culprits()) {
      json.beginObject();
      json.name("label").value(culprit.label());
      json.name("cause").value(culprit.cause());
      json.name("operation").value(culprit.operation());
      json.name("place").value(culprit.place());
      json.name("beforeCount").value(culprit.beforeCount());
      json.name("beforeNanos").value(culprit.beforeNanos());
      json.name("afterCount").value(culprit.afterCount());
      json.name("afterNanos").value(culprit.afterNanos());
      part("change", diff.change(culprit));
      json.endObject();
    }
    json.endArray();
  }

  private static @Nullable Histogram histogram(@Nullable LoopSide side, Measure measure) {
    return side == null ? null : side.histogram(measure);
  }

  private void part(String name, double part) throws IOException {
    json.name(name).value(Double.isNaN(part) ? null : (Double) (Math.round(part * 1e4) / 1e4));
  }
}
