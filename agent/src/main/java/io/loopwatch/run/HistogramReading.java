// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.HistogramLineReader;
import io.loopwatch.report.HistogramLog;
import io.loopwatch.report.LineProblems;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Adds histogram logs up, with all processors: blocks are read at once, and put together in the
 * order of the log, so that the result does not depend on who was first. Memory is bounded by the
 * number of series, not by the size of the files. Used by one thread; to be closed.
 */
final class HistogramReading implements AutoCloseable {
  /** A series takes some 40 KB. */
  private static final int MOST_SERIES = 5_000;

  /** Tags of others that are told: a damaged log may have any number. */
  private static final int MOST_FOREIGN = 20;

  private final int threads;
  private final ExecutorService workers;
  private final Grid grid;
  private final Progress progress;
  private final Map<SeriesKey, Series> series = new LinkedHashMap<>();
  private final Set<String> foreign = new HashSet<>();
  private boolean isFull;

  HistogramReading(Grid grid, Progress progress) {
    this(grid, progress, Runtime.getRuntime().availableProcessors());
  }

  HistogramReading(Grid grid, Progress progress, int threads) {
    this.grid = grid;
    this.progress = progress;
    this.threads = threads;
    workers = Executors.newFixedThreadPool(threads, HistogramReading::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "loopwatch-reader");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Adds all of a log.
   *
   * @return how many intervals were read
   */
  long read(HistogramLog log, String path, Consumer<String> problems) throws IOException {
    LineProblems lines = new LineProblems(path, problems);
    Deque<Future<BlockPart>> ahead = new ArrayDeque<>();
    long intervals = 0;
    int next = 0;
    for (int done = 0; done < log.blocks(); done++) {
      while (next < log.blocks() && ahead.size() < 2 * threads) {
        int block = next++;
        ahead.add(workers.submit(() -> part(log, block)));
      }
      BlockPart part = join(ahead.remove());
      intervals += part.intervals();
      part.damaged().forEach(lines::tell);
      add(part, path, problems);
      progress.at(path, (done + 1.0) / log.blocks());
    }
    lines.end();
    return intervals;
  }

  private BlockPart part(HistogramLog log, int block) throws IOException {
    BlockPart part = new BlockPart(log.process(block), grid);
    try (HistogramLineReader reader = new HistogramLineReader()) {
      log.read(block, reader, part);
    }
    return part;
  }

  private static BlockPart join(Future<BlockPart> part) throws IOException {
    try {
      return part.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void add(BlockPart part, String path, Consumer<String> problems) {
    part.foreign().stream()
        .filter(tag -> foreign.size() < MOST_FOREIGN && foreign.add(tag))
        .forEach(tag -> problems.accept(path + ": '" + tag + "' is no series of Loopwatch's"));
    part.series().forEach((key, each) -> add(key, each, path, problems));
  }

  private void add(SeriesKey key, SeriesPart part, String path, Consumer<String> problems) {
    Series known = series.get(key);
    if (known == null && series.size() >= MOST_SERIES) {
      if (!isFull) {
        problems.accept(
            path + ": has more than " + MOST_SERIES + " series; the others are left out");
      }
      isFull = true;
      return;
    }
    if (known == null) {
      known = new Series(grid.steps());
      series.put(key, known);
    }
    part.addTo(known);
  }

  /** All series, in the order in which they were found. */
  Map<SeriesKey, Series> series() {
    series.values().forEach(Series::close);
    return series;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
