// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.HdrHistogram.HistogramLogProcessor;

/** The report of a run of the demo, held against the files that it was made of. */
final class DemoReport {
  /** Wrong forms that block in a method of that very name; the others do in one that it calls. */
  private static final int LEAST_WRONG = 10;

  private final DemoRun run;
  private final JsonObject report;

  DemoReport(DemoRun run) {
    this.run = run;
    report = JsonParser.parseString(run.json()).getAsJsonObject();
  }

  /** The culprits, with the time that each cost, most first; and no right form among them. */
  void blamesWhatTheEventsBlame() {
    assertThat(report.getAsJsonArray("problems")).isEmpty();
    Map<String, Long> expected = lostByCulprit();
    Map<String, Long> told = new HashMap<>();
    List<Long> order = new ArrayList<>();
    for (JsonElement each : report.getAsJsonArray("culprits")) {
      JsonObject culprit = each.getAsJsonObject();
      order.add(culprit.get("totalNanos").getAsLong());
      if (culprit.has("place")) {
        String place = culprit.get("place").getAsString();
        told.merge(place, culprit.get("totalNanos").getAsLong(), Long::sum);
      }
    }
    assertThat(order).isSortedAccordingTo((one, other) -> Long.compare(other, one));
    assertThat(told).isEqualTo(expected);
    assertThat(told.keySet()).noneMatch(place -> place.matches(".*\\bright\\b.*"));
    assertThat(told.keySet().stream().filter(place -> place.contains(".wrong(")).count())
        .isGreaterThanOrEqualTo(LEAST_WRONG);
  }

  private Map<String, Long> lostByCulprit() {
    Map<String, Long> lost = new HashMap<>();
    try (Stream<String> lines = Files.lines(run.events())) {
      lines
          .map(line -> JsonParser.parseString(line).getAsJsonObject())
          .filter(event -> event.has("phase") && event.get("phase").getAsString().equals("ended"))
          .filter(event -> List.of("stall", "iteration").contains(event.get("type").getAsString()))
          .filter(event -> event.has("culprit"))
          .forEach(
              event ->
                  lost.merge(
                      place(event.getAsJsonObject("culprit")),
                      event.get("durationNanos").getAsLong(),
                      Long::sum));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lost;
  }

  private static String place(JsonObject frame) {
    String source = frame.has("file") ? frame.get("file").getAsString() : "Unknown Source";
    String line = frame.has("line") ? ":" + frame.get("line").getAsInt() : "";
    return frame.get("class").getAsString()
        + "."
        + frame.get("method").getAsString()
        + "("
        + source
        + line
        + ")";
  }

  /** Each loop's percentiles, line by line. */
  void hasThePercentilesOfHdrHistogramsOwnTool() {
    for (String tag : tags()) {
      Path ours = run.percentiles().resolve(tag.replace(':', '.') + ".hgrm");
      assertThat(lines(ours)).as("percentiles of %s", tag).isEqualTo(lines(theirs(tag)));
    }
    assertThat(lines(run.percentiles().resolve("all.lag.hgrm"))).isEqualTo(lines(theirs("")));
  }

  /** Without what the tool says of the time that it was asked for. */
  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.startsWith("#[Overall") && !line.startsWith("#[StartTime"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> tags() {
    Set<String> tags = new TreeSet<>();
    try (Stream<String> lines = Files.lines(run.histograms())) {
      lines
          .filter(line -> line.startsWith("Tag="))
          .forEach(line -> tags.add(line.substring("Tag=".length(), line.indexOf(','))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(tags).hasSizeGreaterThan(LEAST_WRONG);
    return tags;
  }

  private Path theirs(String tag) {
    Path output = run.percentiles().resolve("theirs");
    List<String> arguments = new ArrayList<>(List.of("-i", run.histograms().toString()));
    arguments.addAll(List.of("-o", output.toString()));
    if (!tag.isEmpty()) {
      arguments.addAll(List.of("-tag", tag));
    }
    try {
      HistogramLogProcessor processor = new HistogramLogProcessor(arguments.toArray(String[]::new));
      processor.start();
      processor.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
    return output.resolveSibling("theirs.hgrm");
  }
}
