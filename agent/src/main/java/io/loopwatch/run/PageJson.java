// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * A run as one JSON object, for the page: what {@link RunJson} has, and curves, time lines, stalls,
 * samples. Small: frames and stacks are told once and then by number, time lines in microseconds.
 * Used once, by one thread.
 */
public final class PageJson {
  /** Of the page's format: its scripts and its data are of one version always. */
  private static final int FORMAT = 1;

  private final JsonWriter json;
  private final Run run;
  private final RunJson common;
  private final Frames frames = new Frames();

  private PageJson(JsonWriter json, Run run) {
    this.json = json;
    this.run = run;
    common = new RunJson(json, run);
  }

  /**
   * Writes the object, and leaves the writer open.
   *
   * @param by who makes the page, as {@code loopwatch 0.1.0}
   * @param madeMillis when, in milliseconds since the epoch
   * @throws IOException where the writer fails
   */
  public static void write(Run run, String by, long madeMillis, Writer out) throws IOException {
    String title = run.files().stream().map(RunFile::path).collect(Collectors.joining(", "));
    write(run, title, by, madeMillis, out);
  }

  /**
   * Does the same for what is in no file.
   *
   * @param title what the page is to call it
   */
  public static void write(Run run, String title, String by, long madeMillis, Writer out)
      throws IOException {
    JsonWriter json = new JsonWriter(out);
    json.setSerializeNulls(false);
    json.beginObject();
    json.name("format").value(FORMAT);
    json.name("by").value(by);
    json.name("made").value(madeMillis);
    json.name("title").value(title);
    new PageJson(json, run).write();
    json.endObject();
    json.flush();
  }

  private void write() throws IOException {
    common.head();
    thresholds();
    json.name("percentiles").beginArray();
    for (double percentile : Curve.PERCENTILES) {
      json.value(percentile);
    }
    json.endArray();
    time();
    loops();
    common.culprits();
    new StallsJson(json, run, frames).write();
    new TreeJson(json, frames).write(run.samples().root());
    sites("blocking", run.blocking());
    sites("pins", run.pins());
    new EpisodesJson(json).write(run.episodes());
    frames.write(json); // last: by now all numbers are given
  }

  /** Those of the first loop: of files with others each stall has its own. */
  private void thresholds() throws IOException {
    Thresholds common = run.loops().isEmpty() ? new Thresholds() : run.loops().get(0).thresholds();
    json.name("thresholds").beginObject();
    json.name("callback").value(common.callbackNanos());
    json.name("lag").value(common.lagNanos());
    json.name("iteration").value(common.iterationNanos());
    json.name("mount").value(common.callbackNanos());
    json.endObject();
  }

  private void time() throws IOException {
    json.name("time").beginObject();
    json.name("step").value(Math.round(run.grid().stepSeconds() * 1_000));
    json.name("at").beginArray();
    for (int step = 0; step < run.grid().steps(); step++) {
      json.value(run.grid().millis(step));
    }
    json.endArray();
    json.endObject();
  }

  private void loops() throws IOException {
    json.name("loops").beginArray();
    for (LoopRun loop : run.loops()) {
      json.beginObject();
      common.loop(loop);
      kinds(loop);
      new SeriesJson(json).write(loop);
      json.endObject();
    }
    json.endArray();
  }

  private void kinds(LoopRun loop) throws IOException {
    json.name("kinds").beginObject();
    for (Measure measure : loop.measures()) {
      Histogram histogram = loop.histogram(measure);
      if (histogram != null) {
        json.name(measure.label()).beginObject();
        common.figures(histogram);
        json.name("curve").beginArray();
        for (long nanos : Curve.of(histogram).toArray()) {
          json.value(nanos);
        }
        json.endArray();
        json.endObject();
      }
    }
    json.endObject();
  }

  private void sites(String name, List<Site> sites) throws IOException {
    json.name(name).beginArray();
    for (Site site : sites) {
      json.beginObject();
      common.site(site);
      frames.stack(json, "stack", site.stack());
      json.endObject();
    }
    json.endArray();
  }
}
