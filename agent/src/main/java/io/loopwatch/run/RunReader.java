// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.HistogramLog;
import io.loopwatch.report.ProcessName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads histogram logs and event logs, of one run or of many, and adds them up. Which of the two a
 * file is, its first byte tells. What is damaged is left out and told in {@link Run#problems()}.
 * Used once, by one thread.
 */
public final class RunReader {
  private final Progress progress;
  private final LoopTable loops = new LoopTable();
  private final Findings findings = new Findings();
  private final List<String> problems = new ArrayList<>();
  private final List<RunFile> files = new ArrayList<>();
  private final Map<String, HistogramLog> histograms = new LinkedHashMap<>();

  private RunReader(Progress progress) {
    this.progress = progress;
  }

  /**
   * Reads all files.
   *
   * @throws IOException where one cannot be read; the message says which and why
   */
  public static Run read(List<Path> paths, Progress progress) throws IOException {
    return new RunReader(progress).read(paths);
  }

  private Run read(List<Path> paths) throws IOException {
    try {
      for (Path path : paths) {
        open(path);
      }
      Grid grid = grid();
      Map<SeriesKey, Series> series = series(grid);
      series.forEach(this::add);
      loops.all().forEach(loop -> loop.reckon(grid));
      return new Run(files, problems, grid, loops.all(), Totals.of(series), findings);
    } finally {
      for (HistogramLog log : histograms.values()) {
        log.close();
      }
    }
  }

  private void open(Path path) throws IOException {
    try {
      if (isEventLog(path)) {
        progress.at(path.toString(), 0);
        long events = new EventReading(loops, findings).read(path, problems::add);
        files.add(new RunFile(path.toString(), false, events));
      } else if (histograms.containsKey(path.toString())) {
        throw new IOException("is given twice");
      } else {
        histograms.put(path.toString(), HistogramLog.open(path));
      }
    } catch (IOException e) {
      throw new IOException(path + " " + why(e), e);
    }
  }

  /** Each of its lines is an object; those of a histogram log never begin so. */
  private static boolean isEventLog(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("is a folder");
    }
    try (InputStream in = Files.newInputStream(path)) {
      int first = in.read();
      while (first == '\n' || first == '\r' || first == ' ') {
        first = in.read();
      }
      return first == '{';
    }
  }

  private static String why(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "may not be read";
    }
    return e.getMessage() == null ? "cannot be read" : e.getMessage();
  }

  private Grid grid() {
    double start = findings.startSeconds();
    double end = findings.endSeconds();
    double interval = 0;
    for (HistogramLog log : histograms.values()) {
      start = Math.min(start, log.startSeconds());
      end = Math.max(end, log.endSeconds());
      interval = Math.max(interval, log.intervalSeconds());
    }
    return start <= end ? Grid.of(start, end, interval) : Grid.of(0, 0, 0);
  }

  private Map<SeriesKey, Series> series(Grid grid) throws IOException {
    try (HistogramReading reading = new HistogramReading(grid, progress)) {
      for (Map.Entry<String, HistogramLog> each : histograms.entrySet()) {
        long intervals = read(reading, each.getValue(), each.getKey());
        files.add(new RunFile(each.getKey(), true, intervals));
      }
      return reading.series();
    }
  }

  private long read(HistogramReading reading, HistogramLog log, String path) throws IOException {
    try {
      return reading.read(log, path, problems::add);
    } catch (IOException e) {
      throw new IOException(path + " " + why(e), e);
    }
  }

  private void add(SeriesKey key, Series series) {
    if (!key.loop().isEmpty()) {
      ProcessName process = key.process();
      loops.ofTag(process, key.loop()).add(key.measure(), series);
    }
  }
}
