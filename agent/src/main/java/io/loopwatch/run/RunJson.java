// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.report.FrameText;
import io.loopwatch.report.LoggedPin;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A run as one JSON object, for programs: files, problems, summary, loops with their percentiles,
 * culprits, blocking calls, pins. What is not known is left out. Used once, by one thread.
 */
public final class RunJson {
  private final JsonWriter json;
  private final Run run;
  private final LoopNames names;

  RunJson(JsonWriter json, Run run) {
    this.json = json;
    this.run = run;
    names = new LoopNames(run.loops());
  }

  /**
   * Writes the object, and leaves the writer open.
   *
   * @throws IOException where the writer fails
   */
  public static void write(Run run, Writer out) throws IOException {
    JsonWriter json = new JsonWriter(out);
    json.setSerializeNulls(false);
    json.setIndent("  ");
    RunJson writer = new RunJson(json, run);
    json.beginObject();
    writer.head();
    writer.loops();
    writer.culprits();
    writer.sites("blocking", run.blocking());
    writer.sites("pins", run.pins());
    json.endObject();
    json.flush();
  }

  private void loops() throws IOException {
    json.name("loops").beginArray();
    for (LoopRun loop : run.loops()) {
      json.beginObject();
      loop(loop);
      json.name("kinds").beginObject();
      for (Measure measure : loop.measures()) {
        Histogram histogram = loop.histogram(measure);
        if (histogram != null) {
          json.name(measure.label()).beginObject();
          figures(histogram);
          json.endObject();
        }
      }
      json.endObject();
      json.endObject();
    }
    json.endArray();
  }

  void head() throws IOException {
    json.name("start").value(run.grid().millis(0));
    json.name("end").value(run.grid().millis(run.grid().steps()));
    json.name("files").beginArray();
    for (RunFile file : run.files()) {
      json.beginObject();
      json.name("path").value(file.path());
      json.name("what").value(file.isHistograms() ? "histograms" : "events");
      json.name("lines").value(file.entries());
      json.endObject();
    }
    json.endArray();
    strings("problems", run.problems());
    json.name("summary").beginArray();
    for (Sentence sentence : Summary.of(run)) {
      json.beginObject();
      json.name("text").value(sentence.text());
      index("loop", sentence.loop());
      index("culprit", sentence.culprit());
      json.endObject();
    }
    json.endArray();
  }

  /** What is told of a loop but for its figures. */
  void loop(LoopRun loop) throws IOException {
    json.name("id").value(loop.index());
    json.name("name").value(loop.name());
    json.name("process").value(names.process(loop));
    json.name("kind").value(loop.kind().isEmpty() ? null : loop.kind());
    part("utilization", loop.utilization());
    part("late", loop.late());
    json.name("stalls").value(loop.stalls());
    json.name("blockedNanos").value(loop.blockedNanos());
  }

  void figures(Histogram histogram) throws IOException {
    json.name("count").value(histogram.getTotalCount());
    json.name("mean").value(Math.round(histogram.getMean()));
    json.name("p50").value(histogram.getValueAtPercentile(50));
    json.name("p90").value(histogram.getValueAtPercentile(90));
    json.name("p99").value(histogram.getValueAtPercentile(99));
    json.name("p999").value(histogram.getValueAtPercentile(99.9));
    json.name("max").value(histogram.getMaxValue());
  }

  void culprits() throws IOException {
    List<Culprit> culprits = run.culprits();
    double total = culprits.stream().mapToLong(Culprit::totalNanos).sum();
    json.name("culprits").beginArray();
    for (Culprit culprit : culprits) {
      json.beginObject();
      json.name("label").value(culprit.label());
      json.name("short").value(culprit.shortName());
      json.name("place").value(culprit.place());
      json.name("cause").value(culprit.cause());
      json.name("operation").value(culprit.operation());
      json.name("count").value(culprit.count());
      json.name("totalNanos").value(culprit.totalNanos());
      json.name("maxNanos").value(culprit.maxNanos());
      json.name("overNanos").value(culprit.overNanos());
      part("share", total == 0 ? 0 : culprit.totalNanos() / total);
      indexes("loops", culprit.nanosByLoop().keySet());
      json.name("hint").value(culprit.hint());
      json.endObject();
    }
    json.endArray();
  }

  void sites(String name, List<Site> sites) throws IOException {
    json.name(name).beginArray();
    for (Site site : sites) {
      json.beginObject();
      site(site);
      json.endObject();
    }
    json.endArray();
  }

  void site(Site site) throws IOException {
    json.name("operation").value(site.operation());
    json.name("kind").value(site.kind());
    json.name("place").value(site.place());
    pinned(site.pinned());
    json.name("count").value(site.count());
    json.name("totalNanos").value(site.totalNanos());
    json.name("maxNanos").value(site.maxNanos());
    json.name("p50Nanos").value(site.p50Nanos());
    json.name("p99Nanos").value(site.p99Nanos());
    indexes("loops", site.loops());
    json.name("hint").value(site.hint());
  }

  private void pinned(@Nullable LoggedPin pin) throws IOException {
    if (pin != null) {
      json.name("reason").value(pin.reason());
      json.name("frame").value(pin.frame() == null ? null : FrameText.place(pin.frame()));
      json.name("cure").value(pin.cure());
    }
  }

  private void strings(String name, List<String> texts) throws IOException {
    json.name(name).beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }

  private void indexes(String name, Collection<Integer> indexes) throws IOException {
    json.name(name).beginArray();
    for (int index : indexes) {
      json.value(index);
    }
    json.endArray();
  }

  private void index(String name, int index) throws IOException {
    json.name(name).value(index < 0 ? null : (Integer) index);
  }

  private void part(String name, double part) throws IOException {
    json.name(name).value(Double.isNaN(part) ? null : (Double) (Math.round(part * 1e4) / 1e4));
  }
}
