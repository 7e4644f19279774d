// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.event.Distribution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Histogram logs, written by HdrHistogram's own writer. */
final class Logs {
  static final long START_MILLIS = 1_767_225_600_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
  private final HistogramLogWriter writer = new HistogramLogWriter(out);

  /** With a header; {@code host} may be null. */
  static Logs of(String host, long pid) {
    Logs log = new Logs();
    log.writer.outputComment("[Logged with loopwatch test]");
    if (host != null) {
      log.writer.outputComment("[Host: " + host + ", pid " + pid + "]");
    }
    log.writer.outputLogFormatVersion();
    log.writer.outputStartTime(START_MILLIS);
    log.writer.outputBaseTime(START_MILLIS);
    log.writer.outputLegend();
    return log;
  }

  /** An interval of five seconds; an empty tag for the untagged line. */
  Logs interval(String tag, double start, Histogram histogram) {
    if (!tag.isEmpty()) {
      out.print("Tag=" + tag + ",");
    }
    writer.outputIntervalHistogram(start, start + 5, histogram, 1e6);
    return this;
  }

  Logs interval(String tag, double start, long... nanos) {
    Histogram histogram = Distribution.histogram();
    for (long each : nanos) {
      histogram.recordValue(each);
    }
    return interval(tag, start, histogram);
  }

  Logs line(String text) {
    out.print(text + "\n");
    return this;
  }

  /** Many values of all sizes, from 1 ns to an hour. */
  static Histogram random(SplittableRandom random, int values) {
    Histogram histogram = Distribution.histogram();
    for (int i = 0; i < values; i++) {
      long magnitude = 1L << random.nextInt(42);
      histogram.recordValue(Math.min(3_600_000_000_000L, random.nextLong(magnitude) + 1));
    }
    return histogram;
  }

  byte[] bytes() {
    out.flush();
    return bytes.toByteArray();
  }

  Path to(Path file) throws IOException {
    return Files.write(file, bytes());
  }
}
