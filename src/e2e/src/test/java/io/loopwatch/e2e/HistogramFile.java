// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogProcessor;
import org.HdrHistogram.HistogramLogReader;

/**
 * A histogram file as HdrHistogram's own tools read it.
 *
 * @param path where it is
 * @param lines its histograms, in the file's order
 */
public record HistogramFile(Path path, List<Histogram> lines) {
  /** Reads what is there now; nothing where there is no file yet. */
  public static HistogramFile read(Path path) {
    List<Histogram> lines = new ArrayList<>();
    if (Files.exists(path)) {
      try (HistogramLogReader reader = new HistogramLogReader(path.toFile())) {
        EncodableHistogram next = reader.nextIntervalHistogram();
        while (next != null) {
          lines.add((Histogram) next);
          next = reader.nextIntervalHistogram();
        }
      } catch (FileNotFoundException gone) {
        throw new UncheckedIOException(gone);
      }
    }
    return new HistogramFile(path, lines);
  }

  /** All tags but none. */
  public Set<String> tags() {
    Set<String> tags = new LinkedHashSet<>();
    lines.stream().map(Histogram::getTag).filter(Objects::nonNull).forEach(tags::add);
    return tags;
  }

  /** Those of one tag, or of none for null, interval after interval. */
  List<Histogram> intervals(String tag) {
    return lines.stream().filter(line -> Objects.equals(line.getTag(), tag)).toList();
  }

  /** The sum of a tag's intervals, in nanoseconds. */
  public Histogram sum(String tag) {
    Histogram sum = new Histogram(2);
    sum.setAutoResize(true);
    intervals(tag).forEach(sum::add);
    return sum;
  }

  /** How many callbacks all loops ran. */
  long callbacks() {
    return tags().stream()
        .filter(tag -> tag.endsWith(":callback"))
        .mapToLong(tag -> sum(tag).getTotalCount())
        .sum();
  }

  /** What HdrHistogram's processor prints of it, as its {@code main} does. */
  String processed(String... options) {
    List<String> arguments = new ArrayList<>(List.of("-i", path.toString()));
    arguments.addAll(List.of(options));
    PrintStream stdout = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
    try {
      HistogramLogProcessor processor = new HistogramLogProcessor(arguments.toArray(String[]::new));
      processor.start();
      processor.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      System.setOut(stdout);
    }
    return captured.toString(StandardCharsets.UTF_8);
  }
}
