// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes what the agent would in 24 hours: of 16 loops, all four histograms each 5 s, with
 * log-normal durations about a median.
 */
final class DayOfLoops {
  private static final int LOOPS = 16;
  private static final int INTERVALS = 17_280;
  private static final int LAGS = 50;
  private static final long START_MILLIS = 1_767_225_600_000L;
  private static final double SPREAD = 1.1;

  private final Random random = new Random(7);
  private final double[] gaussians =
      random.doubles(1 << 16).map(any -> random.nextGaussian()).toArray();
  private final Histogram histogram = new Histogram(1_000, 3_600_000_000_000L, 2);
  private int next;

  /** Of loops that run so many callbacks in an interval. */
  void write(Path file, int callbacks) throws IOException {
    try (PrintStream out =
        new PrintStream(
            new BufferedOutputStream(Files.newOutputStream(file)), false, StandardCharsets.UTF_8)) {
      HistogramLogWriter log = new HistogramLogWriter(out);
      log.outputLogFormatVersion();
      log.outputStartTime(START_MILLIS);
      log.outputBaseTime(START_MILLIS);
      log.outputLegend();
      for (int i = 0; i < INTERVALS; i++) {
        line(out, log, "", i, LOOPS * LAGS, 20e3);
        for (int loop = 0; loop < LOOPS; loop++) {
          String tag = "Tag=vert.x-eventloop-thread-" + loop;
          line(out, log, tag + ":callback,", i, callbacks, 40e3);
          line(out, log, tag + ":lag,", i, LAGS, 20e3);
          line(out, log, tag + ":iolag,", i, callbacks, 60e3);
          line(out, log, tag + ":iteration,", i, callbacks / 3, 80e3);
        }
      }
    }
  }

  private void line(
      PrintStream out, HistogramLogWriter log, String tag, int interval, int count, double median) {
    histogram.reset();
    for (int i = 0; i < count; i++) {
      double nanos = median * Math.exp(SPREAD * gaussians[next++ & 0xffff]);
      histogram.recordValue((long) Math.min(nanos, 3e12));
    }
    out.print(tag);
    log.outputIntervalHistogram(interval * 5.0, interval * 5.0 + 5, histogram, 1e6);
  }
}
