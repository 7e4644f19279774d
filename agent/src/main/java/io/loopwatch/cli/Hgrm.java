// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.report.LoopTags;
import io.loopwatch.run.LoopNames;
import io.loopwatch.run.LoopRun;
import io.loopwatch.run.Measure;
import io.loopwatch.run.Run;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Percentiles as HdrHistogram's own tools write them, in milliseconds: a file {@code
 * LOOP.MEASURE.hgrm} for each loop, and {@code all.lag.hgrm} for all.
 */
final class Hgrm {
  private static final int TICKS_PER_HALF_DISTANCE = 5;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Path folder;

  Hgrm(Path folder) {
    this.folder = folder;
  }

  void write(Run run) throws IOException {
    Files.createDirectories(folder);
    LoopNames names = new LoopNames(run.loops());
    for (LoopRun loop : run.loops()) {
      for (Measure measure : loop.measures()) {
        write(LoopTags.sanitise(names.of(loop)), measure, loop.histogram(measure));
      }
    }
    for (Measure measure : Measure.values()) {
      write("all", measure, run.total(measure));
    }
  }

  private void write(String name, Measure measure, @Nullable Histogram histogram)
      throws IOException {
    if (histogram == null) {
      return;
    }
    Path file = folder.resolve(name + "." + measure.label() + ".hgrm");
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      histogram.outputPercentileDistribution(out, TICKS_PER_HALF_DISTANCE, NANOS_PER_MILLI);
      if (out.checkError()) {
        throw new IOException("writing " + file + " failed");
      }
    }
  }
}
